using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.MatchingProgrammes;

/// <summary>One run of a programme. Written before it begins, so that a run that was stopped is on record too.</summary>
public sealed class ProgrammeRun
{
    public required Guid Id { get; init; }

    public required Guid ProgrammeId { get; init; }

    public required string By { get; init; }

    public required DateTime BeganAt { get; init; }

    /// <summary>When its hits are purged.</summary>
    public required DateTime PurgeAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    public int RecordsRead { get; private set; }

    public int Hits { get; private set; }

    /// <summary>Why it ended without a result.</summary>
    public string? Failure { get; private set; }

    /// <summary>Hits of which an officer said, after looking at both papers, that they are one person.</summary>
    public int Confirmed { get; set; }

    public int Rejected { get; set; }

    public DateTime? PurgedAt { get; private set; }

    public void End(DateTime at, int recordsRead, int hits) => (EndedAt, RecordsRead, Hits) = (at, recordsRead, hits);

    public void Fail(DateTime at, int recordsRead, string why) => (EndedAt, RecordsRead, Failure) = (at, recordsRead, why);

    public void Purge(DateTime at) => PurgedAt = at;
}

/// <summary>Two records that a run found to be one person. Purged with the run.</summary>
public sealed class ProgrammeHit
{
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>From 1, the strongest first.</summary>
    public required int Rank { get; init; }

    public required Guid RecordA { get; init; }

    public required Guid RecordB { get; init; }

    /// <summary>Evidence in bits.</summary>
    public required double Weight { get; init; }

    public bool? SamePerson { get; private set; }

    public string? CheckedBy { get; private set; }

    public DateTime? CheckedAt { get; private set; }

    public double Probability => ScoredPair.ProbabilityOf(Weight);

    public void Check(bool samePerson, string by, DateTime at) => (SamePerson, CheckedBy, CheckedAt) = (samePerson, by, at);
}

public sealed class ProgrammeRunConfiguration : IEntityTypeConfiguration<ProgrammeRun>, IEntityTypeConfiguration<ProgrammeHit>
{
    public void Configure(EntityTypeBuilder<ProgrammeRun> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("programme_run");
        builder.HasKey(run => run.Id);
        builder.HasIndex(run => run.ProgrammeId);
        builder.HasOne<MatchingProgramme>().WithMany().HasForeignKey(run => run.ProgrammeId);
    }

    public void Configure(EntityTypeBuilder<ProgrammeHit> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("programme_hit");
        builder.HasKey(hit => hit.Id);
        builder.Ignore(hit => hit.Probability);
        builder.HasIndex(hit => new { hit.RunId, hit.Rank }).IsUnique();
        builder.HasOne<ProgrammeRun>().WithMany().HasForeignKey(hit => hit.RunId);
    }
}
