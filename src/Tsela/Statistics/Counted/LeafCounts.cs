using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Counted;

/// <summary>Counts a population with who stands behind each of its cells. Estimates are left out: nobody stands behind them.</summary>
internal sealed class LeafCounts(NationalCatalogue catalogue, OpenSnapshot snapshot)
{
    private readonly CountedRows counted = new(catalogue, snapshot);
    private readonly PublishedTables published = new(catalogue, snapshot);
    private readonly Dictionary<(string Population, string Time, string Columns, string Names), LeafCells?> known = [];

    /// <summary>The cells; null where the population cannot be counted for the time.</summary>
    public LeafCells? Of(MeasureDefinition leaf, Reference reference, string? by)
    {
        var population = Populations.Of(leaf, catalogue, [.. leaf.Series.Select(TableOf).OfType<ColumnTable>()]);
        var parts = by?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var table = leaf.Series.Select(TableOf).FirstOrDefault(one => one is not null) ?? leaf.Parts.SelectMany(part => part.Series).Select(TableOf).FirstOrDefault(one => one is not null);
        var reader = leaf.Parts.Count > 0 ? leaf.Parts[0] : leaf;
        string[] names = [.. parts.Select(MeasureTexts.NameOf)];
        string[] columns = [.. parts.Select(part => Populations.ColumnOf(part, reader, table))];
        var time = TimeOf(leaf, reference);
        var key = (population.Id, time, string.Join(';', columns), string.Join(';', names));
        if (!known.TryGetValue(key, out var cells))
        {
            known[key] = cells = Count(leaf, reference, by) is { } found ? new LeafCells(population, time, names, columns, found) : null;
        }

        return cells;
    }

    private static string TimeOf(MeasureDefinition leaf, Reference reference) => leaf switch
    {
        { At: "start" } => reference.First.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        { Kind: "stock" } or { Kind: "people", Parts: [{ Kind: "stock" }, ..] } => reference.Day,
        _ => reference.Period,
    };

    private Dictionary<string, LeafCell>? Count(MeasureDefinition leaf, Reference reference, string? by)
    {
        if (leaf.Kind == "published")
        {
            return Published(leaf, reference, by);
        }

        var values = counted.Of(leaf, reference, by);
        if (values.Reason is not null)
        {
            return null;
        }

        var rows = Cells(Rows(leaf), reference, by);
        var behind = Behind(leaf, reference, by, values, rows);
        var largest = IsMoney(leaf) && DerivedBreakdown.In(leaf, by) is null ? Largest(leaf, reference, by) : [];
        return values.Cells.ToDictionary(cell => cell.Key, cell =>
        {
            var (first, second) = largest.GetValueOrDefault(cell.Key);
            var own = (long)(rows.GetValueOrDefault(cell.Key) ?? 0);
            return new LeafCell(cell.Value, own, cell.Value == 0 && own == 0 ? 0 : behind(cell.Key, cell.Value, own), first, second);
        }, StringComparer.Ordinal);
    }

    // the fewest of the things counted and of the persons that they belong to
    private Func<string, decimal?, long, long?> Behind(MeasureDefinition leaf, Reference reference, string? by, Answer values, IReadOnlyDictionary<string, decimal?> rows)
    {
        if (leaf.Kind is "people" or "ended" || leaf.Count is "persons" or MeasureTexts.PersonsAgain)
        {
            return (_, value, _) => (long?)value;
        }

        if (DerivedBreakdown.In(leaf, by) is { } derived && leaf.Spread.ContainsKey(derived.Name))
        {
            var fewest = Spread(leaf, derived, reference, by!);
            return (cell, value, _) => Math.Min((long)(value ?? 0), (long)fewest.GetValueOrDefault(cell));
        }

        var persons = Cells(leaf with { Count = "persons", Weight = null }, reference, by);
        var things = leaf.Count.StartsWith("distinct:", StringComparison.Ordinal) ? leaf.Weight is null ? values.Cells : Cells(leaf with { Weight = null }, reference, by) : rows;
        return (cell, _, own) => new[] { own, (long)(persons.GetValueOrDefault(cell) ?? own), (long)(things.GetValueOrDefault(cell) ?? own) }.Min();
    }

    // households whose rows hold somebody of the code, of the field that has the most of them
    private Dictionary<string, decimal> Spread(MeasureDefinition leaf, DerivedBreakdown derived, Reference reference, string by)
    {
        var rest = derived.Rest;
        var fewest = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (code, field) in leaf.Spread[derived.Name].SelectMany(code => code.Value.Split('+').Select(field => (code.Key, field.Trim()))))
        {
            var where = new Dictionary<string, string>(leaf.Where, StringComparer.Ordinal) { [field] = "from 1" };
            var holding = Cells(leaf with { Count = "rows", Where = where, Spread = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) }, reference, rest);
            foreach (var (inner, value) in holding)
            {
                var cell = inner == Answer.Total ? $"{derived.Name}={code}" : $"{derived.Name}={code};{inner}";
                fewest[cell] = Math.Max(fewest.GetValueOrDefault(cell), value ?? 0);
            }
        }

        return fewest;
    }

    private IReadOnlyDictionary<string, decimal?> Cells(MeasureDefinition leaf, Reference reference, string? by) => counted.Of(leaf, reference, by).Cells;

    // of a mean the rows that have the value
    private static MeasureDefinition Rows(MeasureDefinition leaf)
    {
        var parts = leaf.Parts.Select(Rows).ToList();
        var open = leaf.Count.IndexOf(':', StringComparison.Ordinal);
        if (open < 0 || !(leaf.Count.StartsWith("mean:", StringComparison.Ordinal) || leaf.Count.StartsWith("median:", StringComparison.Ordinal)))
        {
            return leaf with { Count = leaf.Kind == "ended" ? leaf.Count : "rows", Weight = null, Parts = parts };
        }

        var fields = leaf.Count[(open + 1)..].Replace("days(", "", StringComparison.Ordinal).Replace("age(", "", StringComparison.Ordinal).TrimEnd(')').Split(',');
        var where = new Dictionary<string, string>(leaf.Where, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            where.TryAdd(field.Trim(), "given");
        }

        return leaf with { Count = "rows", Weight = null, Where = where };
    }

    private bool IsMoney(MeasureDefinition leaf) => leaf.Count.StartsWith("sum:", StringComparison.Ordinal)
        && (leaf.Unit == "money" || leaf.Series.Any(id => catalogue.Series[id].Fields.FirstOrDefault(field => field.Name == leaf.Count[4..])?.Concept?.StartsWith("money.", StringComparison.Ordinal) == true));

    private Dictionary<string, (decimal First, decimal Second)> Largest(MeasureDefinition leaf, Reference reference, string? by)
    {
        List<ColumnTable> tables = [.. leaf.Series.Select(TableOf).OfType<ColumnTable>()];
        var key = KeySets.BestKeyOf(leaf, snapshot.Manifest);
        var question = RowQuestions.Of(leaf, reference, by, tables, key);
        var result = Tabulation.Of(tables, question with { By = [.. question.By, new CodeDimension("holder", key)] });
        string[] dimensions = [.. result.Dimensions.SkipLast(1)];
        return result.Cells.GroupBy(cell => CountedRows.Code(dimensions, [.. cell.Codes.SkipLast(1)]), cell => cell.Value ?? 0, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderDescending().Take(2).ToArray() is [var first, var second] ? (first, second) : (group.Max(), 0m), StringComparer.Ordinal);
    }

    // an office has added up already: of a count of people the figure says how many there are, of anything else nobody knows
    private Dictionary<string, LeafCell>? Published(MeasureDefinition leaf, Reference reference, string? by)
    {
        var answer = published.Of(leaf, reference, by);
        var isCount = leaf.Series.All(id => catalogue.Series[id].Fields.FirstOrDefault(field => field.Name == leaf.Value)?.Concept is "count.value");
        return answer.Reason is not null ? null : answer.Cells.ToDictionary(
            cell => cell.Key, cell => new LeafCell(cell.Value, 1, isCount && cell.Value is { } value ? (long)value : null), StringComparer.Ordinal);
    }

    private ColumnTable? TableOf(string series)
    {
        if (snapshot.Manifest.Of(series) is null)
        {
            return null;
        }

        var table = snapshot.Table(series);
        return table.Problem is { } problem ? throw new DamagedSnapshotException(problem) : table.Value;
    }
}
