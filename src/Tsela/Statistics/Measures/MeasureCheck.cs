using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Finds what is wrong with a measure before anything is computed: unknown series and fields, units that must not be mixed.</summary>
public sealed class MeasureCheck(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures)
{
    private static readonly Dictionary<string, string> UnitsOfWords = new(StringComparer.Ordinal)
    {
        ["persons"] = "person", ["crossings"] = "movement", ["movements"] = "movement", ["visits"] = "movement", ["trips"] = "movement",
        ["refusals"] = "movement", ["permits"] = "document", ["visas"] = "document", ["passports"] = "document", ["licences"] = "document",
        ["contracts"] = "document", ["agreements"] = "document", ["recruiters"] = "document", ["cases"] = "case", ["maloti"] = "money",
        ["maloti and USD"] = "money", ["USD"] = "money", ["days"] = "days", ["years"] = "years", ["nights"] = "days",
    };

    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    /// <summary>Checks the measure of one indicator.</summary>
    public void Check(Indicator indicator, MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(measure);
        var unit = UnitOf(measure, $"{indicator.Id}/measure");
        if (unit is not null && UnitsOfWords.TryGetValue(indicator.Unit, out var wanted) && unit != wanted)
        {
            faults.Add($"{indicator.Id}/measure: the indicator is in {indicator.Unit} and the measure counts {unit}; these are never mixed");
        }
    }

    /// <summary>What the measure counts; null for a ratio, for nothing, and where a fault was found.</summary>
    private string? UnitOf(MeasureDefinition measure, string path, IReadOnlyList<string>? above = null)
    {
        var by = above is null ? measure.By : [.. above, .. measure.By];
        if (measure.Fallback is { } fallback)
        {
            UnitOf(fallback, $"{path}/fallback");
        }

        for (var i = 0; i < measure.Details.Count; i++)
        {
            UnitOf(measure.Details[i], $"{path}/details/{i}");
        }

        for (var i = 0; i < measure.Beside.Count; i++)
        {
            UnitOf(measure.Beside[i], $"{path}/beside/{i}");
            Require(measure.Beside[i].Label is { Length: > 0 }, $"{path}/beside/{i}: a figure beside needs a label that names its producer");
        }

        switch (measure.Kind)
        {
            case "stock" or "flow" or "round":
                return Counted(measure, by, path);
            case "published":
                Require(measure.Value is not null, $"{path}: a published measure names the field of its value");
                return Counted(measure, by, path);
            case "ratio":
                Require(measure is { Numerator: not null, Denominator: not null }, $"{path}: a ratio needs a numerator and a denominator");
                UnitOf(measure.Numerator!, $"{path}/numerator", by);
                UnitOf(measure.Denominator!, $"{path}/denominator", by);
                return null;
            case "combination":
                return Combined(measure, by, path);
            case "indicator":
                Require(measure.Indicator is not null && measures.ContainsKey(measure.Indicator), $"{path}: there is no measure of indicator '{measure.Indicator}'");
                return measure.Indicator is not null && measures.TryGetValue(measure.Indicator, out var other) && other.Kind != "indicator"
                    ? UnitOf(other, $"{path}/{measure.Indicator}") : null;
            case "missing":
                Require(measure.Gaps.Count > 0, $"{path}: a missing measure says what is missing and who owes it");
                return null;
            default:
                faults.Add($"{path}/kind: '{measure.Kind}' is none of stock, flow, round, published, ratio, combination, indicator, missing");
                return null;
        }
    }

    private string? Combined(MeasureDefinition measure, IReadOnlyList<string> by, string path)
    {
        string? unit = null;
        foreach (var (part, i) in measure.Plus.Concat(measure.Minus).Select((part, i) => (part, i)))
        {
            var own = UnitOf(part, $"{path}/part {i + 1}", by);
            Require(unit is null || own is null || own == unit, $"{path}: {own} and {unit} are never added or subtracted");
            unit ??= own;
        }

        Require(measure.Plus.Count > 0, $"{path}: a combination has at least one part to add");
        return unit;
    }

    private string? Counted(MeasureDefinition measure, IReadOnlyList<string> breakdowns, string path)
    {
        Require(measure.Series.Count > 0, $"{path}: no series is named");
        var units = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in measure.Series)
        {
            if (catalogue.Series.TryGetValue(id, out var schema))
            {
                Columns(measure, breakdowns, new SeriesColumns(schema).Plan, $"{path} in {id}");
                units.Add(schema.Tsela!.Unit);
            }
            else
            {
                faults.Add($"{path}: there is no series {id}");
            }
        }

        return UnitOfCount(measure, units, path);
    }

    private string? UnitOfCount(MeasureDefinition measure, HashSet<string> units, string path)
    {
        if (measure.Unit is not null)
        {
            Require(measure.Count != "rows" || measure.Kind == "published" || units.SetEquals([measure.Unit]),
                $"{path}: the rows are {string.Join(", ", units)}, not {measure.Unit}");
            return measure.Unit;
        }

        if (measure.Kind != "published" && measure.Count == "persons")
        {
            return "person";
        }

        Require(units.Count <= 1, $"{path}: rows of {string.Join(" and ", units)} are never added");
        Require(measure.Kind == "published" || measure.Count == "rows", $"{path}: say the unit of {measure.Count}");
        return units.Count == 1 ? units.Single() : null;
    }

    private void Columns(MeasureDefinition measure, IReadOnlyList<string> breakdowns, IReadOnlyList<ColumnPlan> plan, string path)
    {
        bool Has(string column) => plan.Any(one => one.Name == column || one.Concept == column);
        void Need(string column) => Require(Has(column), $"{path}: there is no field or concept '{column}'");
        try
        {
            foreach (var (name, text) in measure.Where)
            {
                var column = name == "age" ? MeasureTexts.AgeColumn(Has) : name;
                Need(column);
                var kind = plan.FirstOrDefault(one => one.Name == column || one.Concept == column)?.Kind ?? ColumnKind.Code;
                MeasureTexts.Where(name, text, kind, Has).OfType<CodesDiffer>().ToList().ForEach(differ => Need(differ.Other));
            }

            foreach (var by in breakdowns)
            {
                foreach (var dimension in MeasureTexts.Breakdown(by, measure, Has))
                {
                    Need(dimension is AgeDimension age ? age.Column : ((CodeDimension)dimension).Column);
                }
            }

            string?[] named = measure.Kind == "published" ? [measure.Value, measure.Time, measure.Rivals?.Column, .. measure.Totals] : [measure.Date, measure.From, measure.To, measure.Latest];
            foreach (var column in named.OfType<string>())
            {
                Need(column);
            }

            ValueColumns(MeasureTexts.Count(measure.Count).Value).ToList().ForEach(Need);
        }
        catch (FormatException wrong)
        {
            faults.Add($"{path}: {wrong.Message}");
        }
    }

    private static IEnumerable<string> ValueColumns(RowValue? value) => value switch
    {
        ColumnValue one => [one.Column],
        DaysBetween days => [days.From, days.To],
        AgeAt age => [age.Birth, age.At],
        _ => [],
    };

    private void Require(bool met, string fault)
    {
        if (!met)
        {
            faults.Add(fault);
        }
    }
}
