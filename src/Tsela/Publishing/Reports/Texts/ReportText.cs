using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Publishing.Reports.Texts;

/// <summary>What somebody wrote for a text block. It stands from its period on, until somebody writes it anew for a later one.</summary>
public sealed class ReportText
{
    public const int LengthMax = 20_000;

    public required Guid Id { get; init; }

    /// <summary>Id of the template.</summary>
    public required string Report { get; init; }

    public required string Block { get; init; }

    /// <summary>The edition for which it was written.</summary>
    public required string Period { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Counts what was written for this block and period, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Paragraphs are apart by an empty line.</summary>
    public required string Text { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTime WrittenAt { get; init; }
}

public sealed class ReportTextConfiguration : IEntityTypeConfiguration<ReportText>
{
    public void Configure(EntityTypeBuilder<ReportText> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("report_text");
        builder.HasKey(text => text.Id);
        builder.HasIndex(text => new { text.Report, text.Block, text.Period, text.Version }).IsUnique();
    }
}
