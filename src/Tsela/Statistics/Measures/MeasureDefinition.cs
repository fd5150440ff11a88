using System.Text.Json.Serialization;

namespace Tsela.Statistics.Measures;

/// <summary>How an indicator is computed, as docs/indicator-definition.md describes it. Data, never code for one indicator.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MeasureDefinition
{
    /// <summary>stock, flow, ended, round, people, published, ratio, combination, indicator or missing.</summary>
    public required string Kind { get; init; }

    /// <summary>The series whose rows are counted together.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>rows, persons, persons again, distinct:field, sum:field, mean:field, median:field, median:days(a,b), median:age(birth,at).</summary>
    public string Count { get; init; } = "rows";

    /// <summary>Field that says for how many a row of a survey stands.</summary>
    public string? Weight { get; init; }

    /// <summary>Months without a new beginning after which an end is one, for the kind <c>ended</c>.</summary>
    public int Quiet { get; init; }

    /// <summary>For the kind <c>people</c>: the measures whose persons are counted together, each person once.</summary>
    public IReadOnlyList<MeasureDefinition> Parts { get; init; } = [];

    /// <summary>Measures whose persons are not counted.</summary>
    public IReadOnlyList<MeasureDefinition> Unless { get; init; } = [];

    /// <summary>Further measures in which the other rows of a person are looked for, where earlier or later rows decide.</summary>
    public IReadOnlyList<MeasureDefinition> Also { get; init; } = [];

    /// <summary>Field or concept to the values that count.</summary>
    public IReadOnlyDictionary<string, string> Where { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Date field of a flow; the concept event.date where none is given.</summary>
    public string? Date { get; init; }

    /// <summary>First day of a stock's validity; the concept valid.from where none is given.</summary>
    public string? From { get; init; }

    /// <summary>Last day of a stock's validity; the concept valid.to where none is given.</summary>
    public string? To { get; init; }

    /// <summary>Field that names the case, in a file with a row for each stage: only the last row of a case on the day counts.</summary>
    public string? Latest { get; init; }

    /// <summary>Breakdowns: <c>sex</c>, <c>country:removed_from</c>, <c>sex;district</c>.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Column of a breakdown in this measure's series, where it is not the usual one: <c>district</c> to <c>residence_1_year_ago</c>.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Breakdowns by conditions on a column: <c>duration</c> by <c>duration_of_stay_months</c>.</summary>
    public IReadOnlyDictionary<string, Classes> Classes { get; init; } = new Dictionary<string, Classes>(StringComparer.Ordinal);

    /// <summary>Breakdowns whose codes stand in fields beside each other: dimension to code to the fields, as <c>males_0_17+males_18_59</c>, that are summed for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Spread { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Dimensions of a ratio by which its denominator is not broken down: each part is a share of the whole.</summary>
    public IReadOnlyList<string> Whole { get; init; } = [];

    /// <summary>Dimensions that the indicator names and that its sources cannot give, each with the reason.</summary>
    public IReadOnlyList<Withheld> Without { get; init; } = [];

    /// <summary>Measures whose breakdowns are shown, not their totals.</summary>
    public IReadOnlyList<MeasureDefinition> Details { get; init; } = [];

    /// <summary>Bands of age, as <c>0-17|18-64|65+</c>; five years where none are given.</summary>
    public string? Bands { get; init; }

    /// <summary>The groupings that breakdowns name as <c>citizenship@own:neighbours@1</c>, by what stands behind the first @: code to group; of ages band to band.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Levels { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>Field that holds the figure of a published table.</summary>
    public string? Value { get; init; }

    /// <summary>Field whose period must be exactly that of the figure, where the table holds single months or weeks; else time.period, summed over the period.</summary>
    public string? Time { get; init; }

    /// <summary>Fields of a published table that have rows with the code _T.</summary>
    public IReadOnlyList<string> Totals { get; init; } = [];

    /// <summary>Field that tells producers or editions of the same figure apart.</summary>
    public Rivals? Rivals { get; init; }

    public MeasureDefinition? Numerator { get; init; }

    public MeasureDefinition? Denominator { get; init; }

    /// <summary>What a ratio is multiplied by: 100 for percent.</summary>
    public decimal Factor { get; init; } = 1;

    public IReadOnlyList<MeasureDefinition> Plus { get; init; } = [];

    public IReadOnlyList<MeasureDefinition> Minus { get; init; } = [];

    /// <summary>Another indicator whose measure stands here.</summary>
    public string? Indicator { get; init; }

    /// <summary>Taken for a time that this measure cannot give.</summary>
    public MeasureDefinition? Fallback { get; init; }

    /// <summary>Other producers' figures of the same thing, shown beside and never added.</summary>
    public IReadOnlyList<MeasureDefinition> Beside { get; init; } = [];

    /// <summary>Code of the producer under which a figure beside is shown.</summary>
    public string? Label { get; init; }

    /// <summary>What a figure beside counts, where its series and its unit do not say it.</summary>
    public string? Counts { get; init; }

    /// <summary>Counted thing where the series does not say it: person, movement, document, case, money, days, years, percent.</summary>
    public string? Unit { get; init; }

    /// <summary>True where the figure is an estimate.</summary>
    public bool Estimated { get; init; }

    /// <summary>mid-year where a yearly stock is that of 30 June; start where a stock is that of the day before the period.</summary>
    public string? At { get; init; }

    /// <summary>What is not there, and who owes it.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];
}

/// <param name="Column">Field that holds the producer or the edition.</param>
/// <param name="Main">Its codes in order of preference: the first that has a figure is the national one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Rivals(string Column, IReadOnlyList<string> Main);

/// <param name="Series">Series, or the name of the outside source.</param>
/// <param name="Variable">What is missing in it; null for the whole.</param>
/// <param name="Owes">Institution that would have to deliver it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Gap(string Series, string? Variable, string Owes, string Why)
{
    public override string ToString() => $"{Series}{(Variable is null ? "" : $" {Variable}")} ({Owes}): {Why}";
}

/// <summary>A breakdown by conditions on one column.</summary>
/// <param name="On">The column.</param>
/// <param name="Codes">Code to the condition that makes it, in order.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Classes(string On, IReadOnlyDictionary<string, string> Codes);

/// <param name="Dimension">The dimension as the indicator names it.</param>
/// <param name="Series">Series, or the name of the outside source.</param>
/// <param name="Variable">What is missing in it; null for the whole.</param>
/// <param name="Owes">Institution that would have to deliver it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Withheld(string Dimension, string Series, string? Variable, string Owes, string Why)
{
    public Gap Gap => new(Series, Variable, Owes, Why);
}
