using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Linkage.Runs;

public enum KeyChangeKind
{
    /// <summary>The person turned out to be the person of <see cref="PersonKeyChange.Other"/>, whose key goes on; this key ends.</summary>
    MergedInto,

    /// <summary>Some records of <see cref="PersonKeyChange.Other"/> turned out to be another person, who got this new key.</summary>
    SplitFrom,

    /// <summary>Some records of this key are now of <see cref="PersonKeyChange.Other"/>, a person who was there before; both go on.</summary>
    PartMovedTo,

    /// <summary>No record in force is about this person any more.</summary>
    Ended,
}

/// <summary>What a run did to a person's key. New persons are only counted.</summary>
public sealed class PersonKeyChange
{
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    public required string Key { get; init; }

    public required KeyChangeKind Kind { get; init; }

    public string? Other { get; init; }
}

public sealed class PersonKeyChangeConfiguration : IEntityTypeConfiguration<PersonKeyChange>
{
    public void Configure(EntityTypeBuilder<PersonKeyChange> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("person_key_change");
        builder.HasKey(change => change.Id);
        builder.HasIndex(change => change.RunId);
        builder.HasIndex(change => change.Key);
    }
}
