using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.OwnIndicators;

/// <summary>One version of an indicator of this office. Never changed: a change is a new version.</summary>
public sealed class OwnIndicator
{
    /// <summary>No category of the national list begins so.</summary>
    public const string Prefix = "OWN-";

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required string Unit { get; init; }

    public required string StockFlow { get; init; }

    public required string Periodicity { get; init; }

    /// <summary>The form as it was filled in, as JSON.</summary>
    public required string Form { get; init; }

    /// <summary>The measure, as docs/indicator-definition.md describes it.</summary>
    public required string Measure { get; init; }

    /// <summary>Why it changed; null for the first version.</summary>
    public string? Reason { get; init; }

    public required string MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    public string? RetiredBy { get; private set; }

    public DateTime? RetiredAt { get; private set; }

    public string? RetiredWhy { get; private set; }

    /// <summary>As OWN-001.</summary>
    public string Code => CodeOf(Number);

    public static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:000}");

    /// <summary>The number of a code; null where it is none of this office.</summary>
    public static int? NumberOf(string code) =>
        code is not null && code.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(code.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && CodeOf(number) == code
            ? number : null;

    public void Retire(string by, DateTime at, string why) => (RetiredBy, RetiredAt, RetiredWhy) = (by, at, why);

    public FrozenIndicator Frozen()
    {
        using var json = JsonDocument.Parse(Measure);
        return new FrozenIndicator(Code, Version, Name, Definition, Unit, StockFlow, Periodicity, json.RootElement.Clone());
    }
}

public sealed class OwnIndicatorConfiguration : IEntityTypeConfiguration<OwnIndicator>
{
    public void Configure(EntityTypeBuilder<OwnIndicator> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("own_indicator");
        builder.HasKey(indicator => indicator.Id);
        builder.Ignore(indicator => indicator.Code);
        builder.HasIndex(indicator => new { indicator.Number, indicator.Version }).IsUnique();
    }
}
