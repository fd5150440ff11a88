using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Finds what is wrong with a measure before anything is computed: unknown series and fields, units that must not be mixed.</summary>
public sealed class MeasureCheck(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures)
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    /// <summary>Checks the measure of one indicator.</summary>
    public void Check(Indicator indicator, MeasureDefinition measure)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(measure);
        var path = $"{indicator.Id}/measure";
        var unit = UnitOf(measure, path);
        if (unit is not null && UnitCheck.OfWords.TryGetValue(indicator.Unit, out var wanted) && unit != wanted)
        {
            faults.Add($"{path}: the indicator is in {indicator.Unit} and the measure counts {unit}; these are never mixed");
        }

        if (UnitCheck.IsShare(indicator.Unit))
        {
            Shares(measure, path);
        }

        Dimensions(indicator, measure, path);
    }

    // a share is a part of something of its own kind
    private void Shares(MeasureDefinition measure, string path)
    {
        foreach (var ratio in new[] { measure, measure.Fallback }.OfType<MeasureDefinition>().Where(one => one is { Kind: "ratio", Numerator: not null, Denominator: not null }))
        {
            var quiet = new MeasureCheck(catalogue, measures);
            var above = quiet.UnitOf(ratio.Numerator!, path);
            var below = quiet.UnitOf(ratio.Denominator!, path);
            Require(above is null || below is null || above == below, $"{path}: a share of {below} cannot be made of {above}; these are never mixed");
        }
    }

    // what the national list names is computed, or somebody says why not
    private void Dimensions(Indicator indicator, MeasureDefinition measure, string path)
    {
        var standing = DimensionStanding.Of(indicator, measure, measures);
        foreach (var one in standing.Where(one => one is { Breakdowns.Count: 0, Withheld: null } && measure.Kind != "missing"))
        {
            faults.Add($"{path}: the dimension '{one.Dimension}' of the indicator is in no breakdown, and 'without' does not say why");
        }

        foreach (var one in standing.Where(one => one is { Breakdowns.Count: > 0, Withheld: not null }))
        {
            faults.Add($"{path}/without: '{one.Dimension}' is computed");
        }

        foreach (var unknown in measure.Without.Where(one => !indicator.Dimensions.Contains(one.Dimension, StringComparer.Ordinal)))
        {
            faults.Add($"{path}/without: the indicator has no dimension '{unknown.Dimension}'");
        }
    }

    /// <summary>What the measure counts; null for a ratio, for nothing, and where a fault was found.</summary>
    internal string? UnitOf(MeasureDefinition measure, string path, IReadOnlyList<string>? above = null)
    {
        var by = above is null ? measure.By : [.. above, .. measure.By];
        var unit = Own(measure, by, path);
        void Same(MeasureDefinition other, string place)
        {
            var counted = UnitOf(other, place);
            Require(unit is null || counted is null || counted == unit, $"{place}: counts {counted} where the figure counts {unit}; these are never mixed");
        }

        Require(measure.Unless.Count == 0 || unit == "person", $"{path}/unless: people are left out of a count of different persons alone");
        Require(measure.Also.Count == 0 || PersonHistories.Needed(measure), $"{path}/also: other rows are looked for where earlier or later rows decide (ended, persons again)");
        foreach (var (other, i) in measure.Unless.Concat(measure.Also).Select((other, i) => (other, i)))
        {
            Require(other.Kind is "stock" or "flow" && other.Count == "persons", $"{path}/other {i + 1}: names persons of a stock or a flow");
            UnitOf(other, $"{path}/other {i + 1}");
        }

        if (measure.Fallback is { } fallback)
        {
            Same(fallback, $"{path}/fallback");
        }

        for (var i = 0; i < measure.Details.Count; i++)
        {
            Same(measure.Details[i], $"{path}/details/{i}");
        }

        for (var i = 0; i < measure.Beside.Count; i++)
        {
            Same(measure.Beside[i], $"{path}/beside/{i}");
            Require(measure.Beside[i].Label is { Length: > 0 }, $"{path}/beside/{i}: a figure beside needs a label that names its producer");
        }

        return unit;
    }

    private string? Own(MeasureDefinition measure, IReadOnlyList<string> by, string path)
    {
        switch (measure.Kind)
        {
            case "ended":
                Require(measure is { Quiet: > 0, Count: "persons" }, $"{path}: the kind ended counts persons and says how many quiet months make an end");
                return Counted(measure, by, path);
            case "stock" or "flow" or "round":
                return Counted(measure, by, path);
            case "published":
                Require(measure.Value is not null, $"{path}: a published measure names the field of its value");
                return Counted(measure, by, path);
            case "ratio":
                Require(measure is { Numerator: not null, Denominator: not null }, $"{path}: a ratio needs a numerator and a denominator");
                UnitOf(measure.Numerator!, $"{path}/numerator", by);
                UnitOf(measure.Denominator!, $"{path}/denominator", [.. by.Select(one => Kept(one, measure)).Where(one => one.Length > 0)]);
                return null;
            case "people":
                Require(measure.Parts.Count > 1, $"{path}: people are counted together over two parts or more");
                foreach (var (part, i) in measure.Parts.Select((part, i) => (part, i)))
                {
                    Require(UnitOf(part, $"{path}/parts/{i}", by) is null or "person", $"{path}/parts/{i}: does not count persons");
                }

                return "person";
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
                faults.Add($"{path}/kind: '{measure.Kind}' is none of stock, flow, ended, round, people, published, ratio, combination, indicator, missing");
                return null;
        }
    }

    private static string Kept(string by, MeasureDefinition ratio) =>
        string.Join(';', by.Split(';').Where(part => !ratio.Whole.Contains(MeasureTexts.NameOf(part), StringComparer.Ordinal)));

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
                faults.AddRange(ColumnCheck.FaultsOf(measure, breakdowns, new SeriesColumns(schema).Plan).Select(fault => $"{path} in {id}: {fault}"));
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
            FieldUnits(measure, measure.Unit, path);
            Require(measure.Count != "rows" || measure.Kind == "published" || units.SetEquals([measure.Unit]),
                $"{path}: the rows are {string.Join(", ", units)}, not {measure.Unit}");
            return measure.Unit;
        }

        if (measure.Kind != "published" && measure.Count is "persons" or MeasureTexts.PersonsAgain)
        {
            Require(measure.Weight is null, $"{path}: different persons have no weight; count the rows of the survey");
            return "person";
        }

        Require(units.Count <= 1, $"{path}: rows of {string.Join(" and ", units)} are never added");
        Require(measure.Kind == "published" || measure.Count == "rows", $"{path}: say the unit of {measure.Count}");
        var unit = units.Count == 1 ? units.Single() : null;
        if (unit is not (null or "aggregate"))
        {
            FieldUnits(measure, unit, path);
        }

        return unit is "aggregate" ? null : unit;
    }

    private void FieldUnits(MeasureDefinition measure, string unit, string path)
    {
        var fields = measure.Series.Select(id => catalogue.Series.GetValueOrDefault(id)).OfType<TableSchema>().ToList();
        foreach (var (how, name) in UnitCheck.FieldsOf(measure))
        {
            foreach (var fault in fields.Select(schema => UnitCheck.Field(schema, name)).OfType<SchemaField>().Select(field => UnitCheck.FaultOf(how, field, unit)).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                faults.Add($"{path}: {fault}");
            }
        }

        foreach (var schema in unit == "money" ? fields : [])
        {
            var currency = UnitCheck.Field(schema, "money.currency");
            Require(currency is null || measure.Where.Keys.Any(key => key == currency.Name || key == currency.Concept),
                $"{path}: {schema.Name} holds several currencies, which are never added; condition on {currency?.Name}");
        }
    }

    private void Require(bool met, string fault)
    {
        if (!met)
        {
            faults.Add(fault);
        }
    }
}
