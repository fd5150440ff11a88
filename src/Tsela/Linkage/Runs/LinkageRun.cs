using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Runs;

public enum LinkageRunKind
{
    /// <summary>Learns anew and compares everything.</summary>
    Full,

    /// <summary>Compares what came since the last run, by the model that stands.</summary>
    Incremental,
}

public enum LinkageRunState
{
    Waiting,
    Running,
    Stopped,
    Failed,
    Finished,
}

/// <summary>One linkage of every person series. Its files stand in a folder of its own; see <see cref="RunFolder"/>.</summary>
public sealed class LinkageRun
{
    /// <summary>Value of <see cref="LiveKey"/> while the run waits or works: a unique index lets only one do so.</summary>
    public const string Live = "live";

    public required Guid Id { get; init; }

    public required LinkageRunKind Kind { get; set; }

    public required LinkageRunState State { get; set; }

    public string? LiveKey { get; set; }

    public required DateTime AskedAt { get; init; }

    public required string AskedBy { get; init; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    /// <summary>The run upon which an incremental one builds.</summary>
    public Guid? BasedOn { get; set; }

    /// <summary>What is being done, as a person would say it.</summary>
    public string Phase { get; set; } = "";

    /// <summary>From 0 to 1 over the whole run.</summary>
    public double Progress { get; set; }

    public bool StopAsked { get; set; }

    public double Threshold { get; init; }

    public double KeptFrom { get; init; }

    public int Seed { get; init; }

    /// <summary>Hash of the deliveries that it linked; null before they were settled.</summary>
    public string? DeliverySet { get; set; }

    public int Deliveries { get; set; }

    public bool IsTraining { get; set; }

    public long Records { get; set; }

    /// <summary>Different descriptions of persons among the records: what is compared.</summary>
    public long Descriptions { get; set; }

    public long Persons { get; set; }

    public long PairsCompared { get; set; }

    public long PairsKept { get; set; }

    public long Links { get; set; }

    public long NewKeys { get; set; }

    public long MergedKeys { get; set; }

    public long SplitKeys { get; set; }

    public double Seconds { get; set; }

    /// <summary>JSON: <see cref="RunReport"/>, with the model, the pairs by weight and the series; empty until finished.</summary>
    public string Report { get; set; } = "";

    /// <summary>Why it failed or was stopped, as a sentence.</summary>
    public string? Why { get; set; }
}

public sealed class LinkageRunConfiguration : IEntityTypeConfiguration<LinkageRun>
{
    public void Configure(EntityTypeBuilder<LinkageRun> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("linkage_run");
        builder.HasKey(run => run.Id);
        builder.HasIndex(run => run.LiveKey).IsUnique();
        builder.HasIndex(run => run.FinishedAt);
    }
}

public static class LinkageRuns
{
    public static Task<LinkageRun?> LatestRun(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<LinkageRun>().AsNoTracking().Where(run => run.State == LinkageRunState.Finished)
            .OrderByDescending(run => run.FinishedAt).ThenByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
