using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Statistics.SavedTables;

/// <summary>A table that somebody keeps: its address, not its figures.</summary>
public sealed class SavedTable
{
    public const int NameLengthMax = 120;

    public const int NoteLengthMax = 2000;

    public required Guid Id { get; init; }

    /// <summary>Account whose table it is.</summary>
    public required string Owner { get; init; }

    public required string Name { get; set; }

    public required string Note { get; set; }

    /// <summary>What makes the table; names a snapshot where it is pinned to it.</summary>
    public required string Query { get; init; }

    /// <summary>Other statisticians see it too.</summary>
    public required bool IsShared { get; set; }

    public required DateTime SavedAt { get; init; }

    public required DateTime ChangedAt { get; set; }

    /// <summary>Under which it can become public, T01 and so on: given when it is first shared, and never to another table.</summary>
    public int? Number { get; set; }

    /// <summary>When its owner deleted it; kept, because it may be public.</summary>
    public DateTime? ForgottenAt { get; set; }
}

public sealed class SavedTableConfiguration : IEntityTypeConfiguration<SavedTable>
{
    public void Configure(EntityTypeBuilder<SavedTable> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("saved_table");
        builder.HasKey(table => table.Id);
        builder.HasIndex(table => new { table.Owner, table.Name }).IsUnique();
        builder.HasIndex(table => table.IsShared);
        builder.HasIndex(table => table.Number).IsUnique();
    }
}
