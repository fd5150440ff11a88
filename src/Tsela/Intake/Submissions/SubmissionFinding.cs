using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Engine.Schemas;

namespace Tsela.Intake.Submissions;

/// <summary>One finding about one row, column or the file. Only so many of a cause are kept; <see cref="FindingCause"/> has the full counts.</summary>
public sealed class SubmissionFinding
{
    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required Guid CauseId { get; init; }

    public required long Row { get; init; }

    public required long SheetRow { get; init; }

    public required int Column { get; init; }

    public required string? Field { get; init; }

    public required string Rule { get; init; }

    public required int Level { get; init; }

    public required Severity Severity { get; init; }

    public required string Value { get; init; }

    public required string Message { get; init; }

    public required string Mend { get; init; }
}

/// <summary>All findings of one rule about one field of a submission.</summary>
public sealed class FindingCause
{
    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required string Rule { get; init; }

    public required string? Field { get; init; }

    public required int Level { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The first finding's words, which stand for the others.</summary>
    public required string Message { get; init; }

    public required string Mend { get; init; }

    /// <summary>How many there are in the file.</summary>
    public required long Count { get; set; }

    /// <summary>How many of them are kept one by one.</summary>
    public required long Kept { get; set; }
}

/// <summary>Two sources' counts of one thing, as a rule of coherence or of the same figure compared them.</summary>
public sealed class CoherenceFigure
{
    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required string Rule { get; init; }

    public required string OtherSeries { get; init; }

    /// <summary>What was compared, as a period or a key.</summary>
    public required string Subject { get; init; }

    public required decimal Ours { get; init; }

    public required decimal Theirs { get; init; }

    /// <summary>The difference as a share of the mean of the two; null where both are nil.</summary>
    public decimal? Difference => Ours + Theirs == 0 ? null : Math.Abs(Ours - Theirs) / ((Ours + Theirs) / 2);
}

public sealed class SubmissionFindingConfiguration :
    IEntityTypeConfiguration<SubmissionFinding>, IEntityTypeConfiguration<FindingCause>, IEntityTypeConfiguration<CoherenceFigure>
{
    public void Configure(EntityTypeBuilder<SubmissionFinding> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("submission_finding");
        builder.HasKey(finding => finding.Id);
        builder.HasIndex(finding => new { finding.SubmissionId, finding.Row });
        builder.HasIndex(finding => finding.CauseId);
    }

    public void Configure(EntityTypeBuilder<FindingCause> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("finding_cause");
        builder.HasKey(cause => cause.Id);
        builder.HasIndex(cause => cause.SubmissionId);
    }

    public void Configure(EntityTypeBuilder<CoherenceFigure> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("coherence_figure");
        builder.HasKey(figure => figure.Id);
        builder.HasIndex(figure => figure.SubmissionId);
        builder.Ignore(figure => figure.Difference);
    }
}
