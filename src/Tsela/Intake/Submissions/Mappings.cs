using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Intake.Submissions;

public enum MappingStatus
{
    /// <summary>Made by a clerk; used at once, waits for a statistician's eye.</summary>
    Proposed,

    Approved,

    /// <summary>Not used any more.</summary>
    Rejected,
}

/// <summary>A header of an institution's files and the field that it means there.</summary>
public sealed class HeaderMapping
{
    public required Guid Id { get; init; }

    public required string Institution { get; init; }

    public required string Series { get; init; }

    /// <summary>Header in the form of <see cref="Engine.Schemas.Headers.Normalise"/>.</summary>
    public required string Header { get; init; }

    /// <summary>The header as it stood in the file.</summary>
    public required string HeaderAsSent { get; init; }

    /// <summary>The field; empty where the column is to be ignored.</summary>
    public required string Field { get; set; }

    public required string MadeBy { get; set; }

    public required DateTime MadeAt { get; set; }

    public required MappingStatus Status { get; set; }

    public string? ReviewedBy { get; set; }

    public DateTime? ReviewedAt { get; set; }
}

/// <summary>A value of an institution's files and the national code that it means there.</summary>
public sealed class ValueMapping
{
    public required Guid Id { get; init; }

    public required string Institution { get; init; }

    public required string Series { get; init; }

    public required string Field { get; init; }

    /// <summary>Value in the form of <see cref="Engine.Schemas.LooseText.Normalise"/>.</summary>
    public required string Value { get; init; }

    public required string ValueAsSent { get; init; }

    public required string Code { get; set; }

    public required string MadeBy { get; set; }

    public required DateTime MadeAt { get; set; }

    public required MappingStatus Status { get; set; }

    public string? ReviewedBy { get; set; }

    public DateTime? ReviewedAt { get; set; }
}

public sealed class MappingConfiguration : IEntityTypeConfiguration<HeaderMapping>, IEntityTypeConfiguration<ValueMapping>
{
    public void Configure(EntityTypeBuilder<HeaderMapping> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("header_mapping");
        builder.HasKey(mapping => mapping.Id);
        builder.HasIndex(mapping => new { mapping.Institution, mapping.Series, mapping.Header }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ValueMapping> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("value_mapping");
        builder.HasKey(mapping => mapping.Id);
        builder.HasIndex(mapping => new { mapping.Institution, mapping.Series, mapping.Field, mapping.Value }).IsUnique();
    }
}
