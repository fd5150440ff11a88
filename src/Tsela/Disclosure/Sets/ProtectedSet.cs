using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Disclosure.Sets;

/// <summary>Tables of one snapshot that were protected together; the tables themselves are a file.</summary>
public sealed class ProtectedSet
{
    public required Guid Id { get; init; }

    public required Guid Snapshot { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }

    public required int Tables { get; init; }

    public required bool IsTraining { get; init; }

    /// <summary>What the file must give when it is opened.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the ledger beside it must give; null for sets of a time when that was not noted.</summary>
    public string? LedgerSha256 { get; init; }

    /// <summary>The hour from which its tables are public; null while no release of it is signed.</summary>
    public DateTime? PublicFrom { get; set; }

    /// <summary>Counts the sets in the order in which they were signed; of two that are signed at one moment only one can have a turn.</summary>
    public int? Turn { get; set; }
}

public sealed class ProtectedSetConfiguration : IEntityTypeConfiguration<ProtectedSet>
{
    public void Configure(EntityTypeBuilder<ProtectedSet> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("protected_set");
        builder.HasKey(set => set.Id);
        builder.HasIndex(set => set.MadeAt);
        builder.HasIndex(set => set.Turn).IsUnique();
    }
}
