using System.Globalization;
using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared.Web;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Office;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.OwnIndicators.DefineIndicator;

/// <summary>Makes a measure of the form. Each part is given to the check of measures by itself, so that a fault stands at its field.</summary>
public sealed class IndicatorCheck(NationalCatalogue catalogue, IndicatorMeasures national, IReadOnlyList<OwnLevel> groupings)
{
    private const string Id = "measure";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault };

    private readonly List<FormFault> faults = [];
    private readonly MeasureParts parts = new();

    public IReadOnlyList<FormFault> Faults => faults;

    /// <summary>The measure as data, and as the computation reads it; what is wrong with it stands in <see cref="Faults"/>.</summary>
    public JsonElement Of(IndicatorForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Fault(form.Name.Length is 0 or > 200, nameof(IndicatorForm.Name), "Give the indicator a name of at most 200 characters.");
        Fault(form.Definition.Length == 0, nameof(IndicatorForm.Definition), "Say what the figure is, in a sentence that a reader understands.");
        Fault(!IndicatorUnits.All.Contains(form.Unit, StringComparer.Ordinal), nameof(IndicatorForm.Unit), "Choose the unit of the figure.");
        Fault(form.IsRatio != IndicatorUnits.OfRatios.Contains(form.Unit, StringComparer.Ordinal) && form.Unit.Length > 0, nameof(IndicatorForm.Unit),
            form.IsRatio ? "A ratio is in percent, per 1,000, per 10,000, per 100,000 or a ratio." : "Percent and rates need something to divide by: fill in what stands below the line.");
        var unit = form.IsRatio ? null : UnitCheck.OfWords.GetValueOrDefault(form.Unit);
        var above = Part(form, "", form.Kind, form.Series, form.Count, form.Value, form.Where, unit);
        var below = form.IsRatio ? Part(form, "Below", form.BelowKind, form.BelowSeries, form.BelowCount, form.BelowValue, form.BelowWhere, unit: null) : null;
        var by = By(form, above, below);
        var measure = below is null ? above with { By = by.Names, Levels = by.Levels, Bands = Bands(form) } : new MeasurePart
        {
            Kind = "ratio", Numerator = above with { Levels = by.Levels, Bands = Bands(form) }, Denominator = below with { Levels = by.Levels, Bands = Bands(form) }, By = by.Names, Factor = Factor(form),
        };
        var json = JsonSerializer.SerializeToElement(measure, Written);
        if (faults.Count == 0)
        {
            Whole(form, json);
        }

        return json;
    }

    private MeasurePart Part(IndicatorForm form, string prefix, string kind, string series, string count, string value, string where, string? unit)
    {
        var known = series.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        Fault(known.Count == 0, $"{prefix}Series", "Name the series whose rows are counted, as DS15a.");
        foreach (var id in known.Where(id => !catalogue.Series.ContainsKey(id)))
        {
            Fault(true, $"{prefix}Series", $"There is no series '{id}'. {NearNames.Meant(id, catalogue.Series.Keys)}");
        }

        var isAggregate = known.Exists(id => catalogue.Series.TryGetValue(id, out var schema) && schema.Tsela is { Kind: "aggregate" });
        Fault(!IndicatorUnits.Kinds.Any(one => one.Kind == kind), $"{prefix}Kind", "Choose what is counted: a stock, a flow, a round or a published figure.");
        Fault(isAggregate != (kind == "published"), $"{prefix}Kind", isAggregate ? $"{series} holds published figures: choose that." : "Published figures come from a series of figures; this one holds records.");
        var plain = new MeasurePart { Kind = kind, Series = known, Value = value.Length == 0 ? null : value };
        if (faults.Exists(fault => fault.Field == $"{prefix}Series" || fault.Field == $"{prefix}Kind"))
        {
            return plain;
        }

        Told(plain, $"{prefix}{(kind == "published" ? "Value" : "Series")}");
        var counted = plain with { Count = count is "" or "rows" ? null : count, Unit = count is "" or "rows" or "persons" && kind != "published" ? null : unit ?? parts.UnitOf(catalogue, known) };
        Told(counted, $"{prefix}Count");
        return counted with { Where = Where(plain, prefix, where) };
    }

    private Dictionary<string, string>? Where(MeasurePart plain, string prefix, string text)
    {
        var where = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in text.Split('\n', StringSplitOptions.TrimEntries).Select((line, i) => (line, i + 1)).Where(one => one.line.Length > 0))
        {
            var cells = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (cells.Length != 2 || cells.Any(cell => cell.Length == 0))
            {
                Fault(true, $"{prefix}Where", $"Line {number}: write field, colon, condition, as decision: granted.");
            }
            else if (!where.TryAdd(cells[0], cells[1]))
            {
                Fault(true, $"{prefix}Where", $"Line {number}: there is a condition on {cells[0]} already; join the two with 'and'.");
            }
            else if (Told(plain with { Where = new(StringComparer.Ordinal) { [cells[0]] = cells[1] } }, $"{prefix}Where", $"Line {number}: ", cells[0]))
            {
                parts.UnknownCodes(catalogue, plain.Series!, cells[0], cells[1]).ToList().ForEach(sentence => Fault(true, $"{prefix}Where", $"Line {number}: {sentence}"));
            }
        }

        return where.Count == 0 ? null : where;
    }

    private (IReadOnlyList<string>? Names, Dictionary<string, IReadOnlyDictionary<string, string>>? Levels) By(IndicatorForm form, MeasurePart above, MeasurePart? below)
    {
        var names = new List<string>();
        var levels = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (line, number) in form.By.Split('\n', StringSplitOptions.TrimEntries).Select((line, i) => (line, i + 1)).Where(one => one.line.Length > 0))
        {
            var dimensions = new List<string>();
            foreach (var part in line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                dimensions.Add(Grouped(part, number, [.. above.Series!, .. below?.Series ?? []], levels));
            }

            var by = string.Join(';', dimensions);
            names.Add(by);
            foreach (var measured in new[] { above, below }.OfType<MeasurePart>().Where(_ => !faults.Exists(fault => fault.Field.EndsWith("Series", StringComparison.Ordinal) || fault.Field.EndsWith("Kind", StringComparison.Ordinal))))
            {
                Told(new MeasurePart { Kind = measured.Kind, Series = measured.Series, Value = measured.Value, By = [by], Levels = levels, Bands = Bands(form) }, nameof(IndicatorForm.By), $"Line {number}: ", by);
            }
        }

        return (names.Count == 0 ? null : names, levels.Count == 0 ? null : levels);
    }

    // a breakdown names the version of its grouping: the latest where none is written
    private string Grouped(string part, int line, IReadOnlyList<string> series, Dictionary<string, IReadOnlyDictionary<string, string>> levels)
    {
        var at = part.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return part;
        }

        var wanted = part[(at + 1)..];
        if (groupings.FirstOrDefault(one => one.Id == wanted || (one.IsLatest && one.Id.StartsWith($"{wanted}@", StringComparison.Ordinal))) is not { } grouping)
        {
            Fault(true, nameof(IndicatorForm.By), $"Line {line}: there is no grouping '{wanted}'. {NearNames.Meant(wanted, groupings.Where(one => one.IsLatest).Select(one => one.Id))}");
            return part[..at];
        }

        var fields = series.Select(id => catalogue.Series.GetValueOrDefault(id)).OfType<TableSchema>().SelectMany(schema => schema.Fields);
        levels.TryAdd(grouping.Id, OwnLevels.Groups(grouping.Grouping, [.. fields.SelectMany(field => field.CodeLists).DistinctBy(list => list.Id, StringComparer.Ordinal)
            .Where(list => list.Id == grouping.Grouping.CodeList)]));
        return $"{part[..at]}@{grouping.Id}";
    }

    private string? Bands(IndicatorForm form)
    {
        Fault(form.Bands.Length > 0 && DimensionTexts.Bands(form.Bands) is null, nameof(IndicatorForm.Bands), "Write bands such as 0-17|18-64|65+, from young to old.");
        return form.Bands.Length == 0 ? null : form.Bands;
    }

    private decimal? Factor(IndicatorForm form)
    {
        if (form.Factor.Length == 0)
        {
            return IndicatorUnits.FactorOf(form.Unit);
        }

        var isNumber = decimal.TryParse(form.Factor.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) && factor > 0;
        Fault(!isNumber, nameof(IndicatorForm.Factor), $"'{form.Factor}' is not a number such as 100.");
        return isNumber ? factor : null;
    }

    private void Whole(IndicatorForm form, JsonElement json)
    {
        foreach (var fault in Checked(form.Unit, FrozenIndicators.Read(json)))
        {
            Fault(true, fault.Contains("the indicator is in", StringComparison.Ordinal) ? nameof(IndicatorForm.Unit) : nameof(IndicatorForm.Series), fault);
        }
    }

    /// <summary>Tells at the field what is wrong with a part of the measure; true where nothing is.</summary>
    private bool Told(MeasurePart part, string field, string before = "", string? named = null)
    {
        List<string> found;
        try
        {
            found = Checked(unit: "", FrozenIndicators.Read(JsonSerializer.SerializeToElement(part, Written)));
        }
        catch (FormatException wrong)
        {
            found = [wrong.Message];
        }

        foreach (var sentence in found)
        {
            var near = named is not null && sentence.Contains("no field or concept", StringComparison.Ordinal) ? $" {parts.Meant(catalogue, part.Series!, named)}" : "";
            Fault(true, field, $"{before}{sentence}{(sentence.EndsWith('.') ? "" : ".")}{near}");
        }

        return found.Count == 0;
    }

    private List<string> Checked(string unit, MeasureDefinition measure)
    {
        var check = new MeasureCheck(catalogue, national.ById);
        check.Check(new Indicator(Id, "", "", "", null, "", unit, [], [], "annual", "", "", "", null), measure);
        return check.Faults.Select(fault => fault.Split(": ", 2) is [var path, var why] && path.StartsWith(Id, StringComparison.Ordinal)
            ? $"{(path.Split(" in ", 2) is [_, var series] ? $"in {series} " : "")}{why}" : fault).ToList();
    }

    private void Fault(bool isWrong, string field, string sentence)
    {
        if (isWrong && !faults.Contains(new FormFault(field, sentence)))
        {
            faults.Add(new FormFault(field, sentence));
        }
    }
}
