using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Registers;

/// <summary>
/// One record of one series in national terms. The columns are the concepts that are joined or filtered on; all
/// other values stand in <see cref="Harmonised"/> by the name of the series' field.
/// </summary>
public sealed class HarmonisedRecord
{
    public required Guid Id { get; init; }

    public required Guid DeliveryId { get; init; }

    public required string Series { get; init; }

    /// <summary>Row below the header in the file as handed in, from 1.</summary>
    public required long Row { get; init; }

    public string? RecordNumber { get; init; }

    public DateOnly? EventDate { get; init; }

    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day of validity; null while open.</summary>
    public DateOnly? ValidTo { get; init; }

    public string? Surname { get; init; }

    public string? GivenNames { get; init; }

    public string? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Citizenship { get; init; }

    public string? BirthCountry { get; init; }

    public string? NationalId { get; init; }

    public string? DocumentNumber { get; init; }

    public string? PermitNumber { get; init; }

    public string? District { get; init; }

    public string? Country { get; init; }

    public decimal? Amount { get; init; }

    public string? Currency { get; init; }

    public decimal? CountValue { get; init; }

    /// <summary>JSON object: field name to the value as sent, where it differs from the harmonised one.</summary>
    public required string Sent { get; init; }

    /// <summary>JSON object: field name to the harmonised value.</summary>
    public required string Harmonised { get; init; }
}

public sealed class HarmonisedRecordConfiguration : IEntityTypeConfiguration<HarmonisedRecord>
{
    public void Configure(EntityTypeBuilder<HarmonisedRecord> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("record");
        builder.HasKey(record => record.Id);
        builder.HasIndex(record => new { record.DeliveryId, record.Row });
    }
}
