using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Statistics.Snapshots;

/// <summary>The registers as they were at one moment, frozen in a folder of its own. Never changed, never deleted.</summary>
public sealed class Snapshot
{
    public required Guid Id { get; init; }

    public required DateTime MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Hash of the deliveries in force; a later moment with another hash needs another snapshot.</summary>
    public required string DeliverySet { get; init; }

    public required int SeriesCount { get; init; }

    public required long RecordCount { get; init; }

    public required bool IsTraining { get; init; }

    public required string ManifestSha256 { get; init; }

    public required string ProgramVersion { get; init; }
}

public sealed class SnapshotConfiguration : IEntityTypeConfiguration<Snapshot>
{
    public void Configure(EntityTypeBuilder<Snapshot> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("snapshot");
        builder.HasKey(snapshot => snapshot.Id);
        builder.HasIndex(snapshot => snapshot.MadeAt);
    }
}
