using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Intake.Submissions;

/// <summary>A clerk says of a remarkable value that it is true, and why.</summary>
public sealed class Confirmation
{
    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required string Rule { get; init; }

    public required string? Field { get; init; }

    /// <summary>The data row; 0 for every row to which the rule applies.</summary>
    public required long Row { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A cell mended in the page; the original file stays as it came.</summary>
public sealed class Correction
{
    public required Guid Id { get; init; }

    public required Guid SubmissionId { get; init; }

    public required long Row { get; init; }

    public required string Field { get; init; }

    public required string OldValue { get; init; }

    public required string NewValue { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }
}

/// <summary>A word to an institution whose delivery is late.</summary>
public sealed class Reminder
{
    public required Guid Id { get; init; }

    public required string Series { get; init; }

    public required string Institution { get; init; }

    public required string Period { get; init; }

    public required DateTime SentAt { get; init; }
}

public sealed class ClerkActsConfiguration :
    IEntityTypeConfiguration<Confirmation>, IEntityTypeConfiguration<Correction>, IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("confirmation");
        builder.HasKey(confirmation => confirmation.Id);
        builder.HasIndex(confirmation => confirmation.SubmissionId);
    }

    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("correction");
        builder.HasKey(correction => correction.Id);
        builder.HasIndex(correction => new { correction.SubmissionId, correction.Row, correction.Field }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("reminder");
        builder.HasKey(reminder => reminder.Id);
        builder.HasIndex(reminder => new { reminder.Series, reminder.Institution, reminder.Period });
    }
}
