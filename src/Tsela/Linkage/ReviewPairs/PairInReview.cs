using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.ReviewPairs;

public enum PairState
{
    /// <summary>Nobody has given an opinion that holds.</summary>
    First,

    /// <summary>Waits for a second reviewer, who does not see the first opinion.</summary>
    Second,

    /// <summary>Two disagree: a third decides.</summary>
    Conflict,
    Settled,

    /// <summary>No later run asks it any more.</summary>
    Left,
}

/// <summary>A pair of records that waits for a reviewer, or was settled by some.</summary>
public sealed class PairInReview
{
    public required Guid Id { get; init; }

    /// <summary>The run that asks.</summary>
    public required Guid RunId { get; set; }

    /// <summary>The smaller of the two ids.</summary>
    public required Guid RecordA { get; init; }

    public required Guid RecordB { get; init; }

    public required string DigestA { get; set; }

    public required string DigestB { get; set; }

    /// <summary>Evidence in bits.</summary>
    public required double Weight { get; set; }

    /// <summary>Drawn at random among the links, to say how many of them are right. No page that a reviewer decides on tells it.</summary>
    public required bool FromSample { get; set; }

    /// <summary>How much an answer would tell and change; the highest is asked first.</summary>
    public required double Priority { get; set; }

    public required PairState State { get; set; }

    /// <summary>Drawn for a second opinion, or sent on by the first reviewer.</summary>
    public required bool NeedsSecond { get; set; }

    /// <summary>Who has it before their eyes.</summary>
    public string? ShownTo { get; private set; }

    public DateTime? ShownAt { get; private set; }

    public DateTime? SettledAt { get; set; }

    public double Probability => ScoredPair.ProbabilityOf(Weight);

    public bool Waits => State is PairState.First or PairState.Second;

    public void Show(string reviewer, DateTime at) => (ShownTo, ShownAt) = (reviewer, at);

    public void PutBack() => (ShownTo, ShownAt) = (null, null);
}

public enum Verdict
{
    SamePerson,
    NotSame,
    CannotTell,

    /// <summary>Left to others for now; no opinion.</summary>
    Skipped,
}

/// <summary>What one reviewer said of a pair.</summary>
public sealed class PairOpinion
{
    public required Guid Id { get; init; }

    public required Guid PairId { get; init; }

    public required string Reviewer { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>1, 2 or 3; null where it was skipped or taken back, so that only one opinion of a round holds.</summary>
    public int? Round { get; set; }

    public string? Note { get; init; }

    public required DateTime ShownAt { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The weight that the reviewer saw.</summary>
    public required double Weight { get; init; }

    public DateTime? TakenBackAt { get; set; }
}

/// <summary>A run whose pairs have been brought to the reviewers.</summary>
public sealed class ReviewedRun
{
    public required Guid RunId { get; init; }

    public required DateTime FilledAt { get; init; }

    /// <summary>Pairs of the run in the grey zone, asked or not.</summary>
    public required long GreyPairs { get; init; }

    public required int Queued { get; init; }

    public required int Sampled { get; init; }
}

public sealed class PairInReviewConfiguration :
    IEntityTypeConfiguration<PairInReview>, IEntityTypeConfiguration<PairOpinion>, IEntityTypeConfiguration<ReviewedRun>
{
    public void Configure(EntityTypeBuilder<PairInReview> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("pair_in_review");
        builder.HasKey(pair => pair.Id);
        builder.Ignore(pair => pair.Probability);
        builder.Ignore(pair => pair.Waits);
        builder.HasIndex(pair => new { pair.RecordA, pair.RecordB }).IsUnique();
        builder.HasIndex(pair => new { pair.State, pair.Priority });
    }

    public void Configure(EntityTypeBuilder<PairOpinion> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("pair_opinion");
        builder.HasKey(opinion => opinion.Id);
        builder.HasIndex(opinion => new { opinion.PairId, opinion.Round }).IsUnique();
        builder.HasIndex(opinion => new { opinion.Reviewer, opinion.At });
        builder.HasOne<PairInReview>().WithMany().HasForeignKey(opinion => opinion.PairId);
    }

    public void Configure(EntityTypeBuilder<ReviewedRun> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("review_queue");
        builder.HasKey(queue => queue.RunId);
    }
}
