using System.Text.Json;

namespace Tsela.Statistics.OwnIndicators.DefineIndicator;

/// <summary>What stands in the fields of the form, as it was written. The words are those of a measure.</summary>
public sealed record IndicatorForm
{
    public string Name { get; init; } = "";

    public string Definition { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Periodicity { get; init; } = "annual";

    /// <summary>stock, flow, round or published.</summary>
    public string Kind { get; init; } = "flow";

    /// <summary>Ids with commas between.</summary>
    public string Series { get; init; } = "";

    public string Count { get; init; } = "rows";

    /// <summary>Field that holds the figure of a published table.</summary>
    public string Value { get; init; } = "";

    /// <summary>A line for each condition: <c>decision: granted</c>.</summary>
    public string Where { get; init; } = "";

    /// <summary>Empty where the figure is a count and not a ratio.</summary>
    public string BelowKind { get; init; } = "";

    public string BelowSeries { get; init; } = "";

    public string BelowCount { get; init; } = "rows";

    public string BelowValue { get; init; } = "";

    public string BelowWhere { get; init; } = "";

    public string Factor { get; init; } = "";

    /// <summary>A line for each breakdown: <c>sex</c>, <c>citizenship@own:neighbours;sex</c>.</summary>
    public string By { get; init; } = "";

    public string Bands { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Also asked by the binding of the page, to which an empty field is null.</summary>
    public bool IsRatio => BelowKind is { Length: > 0 };

    public static IndicatorForm Read(string json) => JsonSerializer.Deserialize<IndicatorForm>(json)!;

    public string Written() => JsonSerializer.Serialize(this);

    /// <summary>The fields that two versions can differ in, with their names for people.</summary>
    public IEnumerable<(string Title, string Text)> Fields() =>
    [
        ("Name", Name), ("Definition", Definition), ("Unit", Unit), ("Periodicity", Periodicity), ("Kind", Kind), ("Series", Series), ("Count", Count),
        ("Value", Value), ("Conditions", Where), ("Over: kind", BelowKind), ("Over: series", BelowSeries), ("Over: count", IsRatio ? BelowCount : ""),
        ("Over: value", BelowValue), ("Over: conditions", BelowWhere), ("Factor", Factor), ("Breakdowns", By), ("Bands of age", Bands),
    ];

    /// <summary>Without the empty texts that a browser sends as nothing.</summary>
    public IndicatorForm Whole() => new()
    {
        Name = Text(Name), Definition = Text(Definition), Unit = Text(Unit), Periodicity = Text(Periodicity), Kind = Text(Kind), Series = Text(Series),
        Count = Text(Count), Value = Text(Value), Where = Text(Where), BelowKind = Text(BelowKind), BelowSeries = Text(BelowSeries), BelowCount = Text(BelowCount),
        BelowValue = Text(BelowValue), BelowWhere = Text(BelowWhere), Factor = Text(Factor), By = Text(By), Bands = Text(Bands), Reason = Text(Reason),
    };

    private static string Text(string? text) => text?.Trim().ReplaceLineEndings("\n") ?? "";
}
