using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Engine.Schemas;

namespace Tsela.Intake.Submissions;

/// <summary>One file that an institution handed in for one series and one period, and what became of it.</summary>
public sealed class Submission
{
    public required Guid Id { get; init; }

    public required string Series { get; init; }

    public required string Institution { get; init; }

    /// <summary>2024-03, 2024-Q1 or 2024.</summary>
    public required string Period { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    /// <summary>Last day on which the delivery is in time; null where the series has no due day.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Name of the file as the clerk knows it, without folders.</summary>
    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required DateTime ReceivedAt { get; init; }

    public required string ReceivedBy { get; init; }

    public required SubmissionDoor Door { get; init; }

    public required bool IsDryRun { get; init; }

    public required bool IsTraining { get; init; }

    /// <summary>The submission of the same file that this one mends; null for a file handed in.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>0 for a file handed in; counts the mendings of the same file.</summary>
    public int Revision { get; init; }

    /// <summary>Unique while the file waits or is in force, so that of two clerks who hand in the same file one wins; null afterwards.</summary>
    public string? LiveKey { get; set; }

    public required SubmissionStatus Status { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? FinishedAt { get; set; }

    public int Attempts { get; set; }

    public long Rows { get; set; }

    public long RowsAccepted { get; set; }

    public long RowsRejected { get; set; }

    public long CompletenessGood { get; set; }

    public long CompletenessOf { get; set; }

    public long ValidityGood { get; set; }

    public long ValidityOf { get; set; }

    public long ConsistencyGood { get; set; }

    public long ConsistencyOf { get; set; }

    public long ConsistencyUndecided { get; set; }

    public long UniquenessGood { get; set; }

    public long UniquenessOf { get; set; }

    public string? RefusalCode { get; set; }

    /// <summary>Why nothing was taken, in one sentence; null where something was.</summary>
    public string? Refusal { get; set; }

    /// <summary>JSON of <see cref="HeaderMatch"/>: which column was read as which field.</summary>
    public string? HeaderMatch { get; set; }

    /// <summary>JSON array of what is remarkable about the file as a whole.</summary>
    public string? Remarks { get; set; }

    public Guid? SupersededBy { get; set; }

    public string? WithdrawnWhy { get; set; }

    public QualityFigures Quality => new()
    {
        Completeness = new Share(CompletenessGood, CompletenessOf),
        Validity = new Share(ValidityGood, ValidityOf),
        Consistency = new Share(ConsistencyGood, ConsistencyOf),
        Undecided = ConsistencyUndecided,
        Uniqueness = new Share(UniquenessGood, UniquenessOf),
    };

    /// <summary>Days between the due day and the delivery; below zero where it came early, null where the series has no due day.</summary>
    public int? DaysLate => DueOn is { } due ? DateOnly.FromDateTime(ReceivedAt).DayNumber - due.DayNumber : null;

    public static string LiveKeyOf(string series, string institution, string period, string sha256, int revision) =>
        string.Join('|', series, institution, period, sha256, revision);

    /// <summary>Keeps what the check counted.</summary>
    public void Keep(CheckSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Rows = summary.Rows;
        RowsAccepted = summary.Accepted;
        RowsRejected = summary.Rejected;
        (CompletenessGood, CompletenessOf) = summary.Quality.Completeness;
        (ValidityGood, ValidityOf) = summary.Quality.Validity;
        (ConsistencyGood, ConsistencyOf) = summary.Quality.Consistency;
        ConsistencyUndecided = summary.Quality.Undecided;
        (UniquenessGood, UniquenessOf) = summary.Quality.Uniqueness;
    }
}

public sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("submission");
        builder.HasKey(submission => submission.Id);
        builder.HasIndex(submission => submission.LiveKey).IsUnique();
        builder.HasIndex(submission => new { submission.Series, submission.Institution, submission.Period });
        builder.HasIndex(submission => new { submission.Institution, submission.ReceivedAt });
        builder.HasIndex(submission => new { submission.Status, submission.ReceivedAt });
        builder.Ignore(submission => submission.Quality);
        builder.Ignore(submission => submission.DaysLate);
    }
}
