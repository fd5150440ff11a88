using Tsela.Engine.Suppression;
using Tsela.Engine.Tables;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>
/// Writes a linked group as one problem of the engine. Each choice of fields is a table whose codes stand under the groups
/// that hold them. Where the cells below a sum that is shown do not make it up (women alone are shown, or different
/// persons do not add up), what they lack of it goes in as a cell of its own: whoever subtracts them has it.
/// </summary>
internal sealed class LinkedProblem
{
    /// <summary>Code of the sum over a field.</summary>
    public const string Everything = "_all";

    private readonly LinkedGroup group;
    private readonly LinkedNames names;
    private readonly Dictionary<string, (decimal Value, long Contributors)> known = new(StringComparer.Ordinal);
    private readonly List<CountTable> tables = [];
    private readonly List<EarlierCell> given = [];
    private readonly Dictionary<string, HashSet<string>> pinned = new(StringComparer.Ordinal);

    private LinkedProblem(LinkedGroup group, LinkedNames names)
    {
        (this.group, this.names) = (group, names);
        foreach (var part in group.Moving)
        {
            foreach (var cell in part.Breakdowns.SelectMany(one => one.Cells.Keys))
            {
                Pin(part, cell);
            }
        }
    }

    private sealed record Cell(IReadOnlyList<(string Field, string Label)> Places, GroupCell Counted);

    /// <param name="bounds">What everybody knows, by the addresses of the whole.</param>
    public static ProtectionProblem Of(LinkedGroup group, LinkedNames names, IEnumerable<BoundedCell> bounds)
    {
        var problem = new LinkedProblem(group, names);
        var cells = group.Whole.Breakdowns.SelectMany(one => one.Cells.Values.Select(cell => new Cell(names.Of(group.Series, one.Columns, cell.Codes), cell)))
            .GroupBy(cell => LinkedNames.Write(cell.Places), StringComparer.Ordinal).Select(same => same.MinBy(cell => cell.Counted.Contributors)!).ToList();
        foreach (var cell in cells)
        {
            problem.known[LinkedNames.Write(cell.Places)] = (cell.Counted.Value, cell.Counted.Contributors);
        }

        foreach (var table in cells.GroupBy(cell => string.Join(';', cell.Places.Select(place => place.Field)), StringComparer.Ordinal).OrderBy(same => same.First().Places.Count).ThenBy(same => same.Key, StringComparer.Ordinal))
        {
            problem.Add([.. table], cells);
        }

        return new ProtectionProblem(problem.tables, problem.Rules(cells))
        {
            Earlier = [.. problem.given, .. group.Before.Select(cell => cell with { Cell = names.Of(group.Series, cell.Cell) })],
            Bounded =
            [
                .. bounds.GroupBy(cell => names.Of(group.Series, cell.Cell), StringComparer.Ordinal)
                    .Select(same => new BoundedCell(same.Key, same.Max(cell => cell.Least), same.Min(cell => cell.Most))),
            ],
        };
    }

    private PrimaryRules Rules(IEnumerable<Cell> cells)
    {
        var (population, policy) = (group.Whole.Population, group.Whole.Policy);
        bool IsSensitive(string field) => policy.Sensitive.Any(one => field == one || field.StartsWith($"{one}{LinkedNames.Apart}", StringComparison.Ordinal));
        var sensitive = policy.Sensitive.Count == 0 ? [] : cells.SelectMany(cell => cell.Places).Where(place => place.Label is not ['_', ..] && IsSensitive(place.Field))
            .Select(place => $"{place.Field}={place.Label}").ToHashSet(StringComparer.Ordinal);
        return new PrimaryRules(policy.Minimum)
        {
            PPercent = population.IsAmount ? policy.PPercent : null,
            Dominance = population.IsAmount && policy.Dominance is [var n, var k] ? ((int)n, k) : null,
            // without any such code in the tables there is nothing that a group could have in common
            GroupDisclosure = sensitive.Count > 0 ? policy.GroupDisclosure : null,
            SensitiveCodes = sensitive,
            ZerosProtected = policy.Zeros == "protected",
        };
    }

    // the fields of which the populations behind a table count one code alone
    private void Pin(PopulationGroup part, string cell)
    {
        IEnumerable<string> FieldsOf(string address) => names.Of(group.Series, CellAddress.Read(address).Columns, CellAddress.Read(address).Codes).Select(place => place.Field);
        List<string> all = [.. FieldsOf(LinkedGroup.Within(part, cell))];
        var fixedHere = all.Except(FieldsOf(cell), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        if (!pinned.TryAdd(string.Join(';', all), fixedHere))
        {
            pinned[string.Join(';', all)].IntersectWith(fixedHere);
        }
    }

    private void Add(List<Cell> cells, IReadOnlyList<Cell> all)
    {
        string[] fields = [.. cells[0].Places.Select(place => place.Field)];
        List<string[]> positions = [.. cells.Select(cell => CodesOf(cell, fields))];
        positions.AddRange(Margins(fields, positions, all));
        var trees = fields.Select((field, i) => new FieldTree(field, fields, [.. positions.Select(codes => codes[i]).Where(code => code != Everything).Distinct(StringComparer.Ordinal)], label => names.Above(group.Series, field, label))).ToArray();
        var byCodes = cells.ToDictionary(cell => KeyOf(cell.Places.Select(place => place.Label)), cell => cell.Counted, StringComparer.Ordinal);
        var sums = new Dictionary<string, (decimal Value, long Contributors)>(StringComparer.Ordinal);
        var inner = new List<InnerCell>();
        foreach (var codes in InOrder(positions, trees))
        {
            var key = KeyOf(codes);
            var isLowest = trees.Select((tree, i) => tree.IsLowest(codes[i])).All(one => one);
            if (isLowest && byCodes.TryGetValue(key, out var counted))
            {
                Take(new InnerCell(codes, counted.Value, counted.Contributors, counted.Largest1, counted.Largest2));
            }
            else if (known.TryGetValue(IdentityOf(fields, codes), out var shown))
            {
                var sofar = sums.GetValueOrDefault(key);
                if (shown.Value != sofar.Value)
                {
                    Take(RestOf([.. codes.Select((code, i) => trees[i].RestUnder(code))], shown.Value - sofar.Value, shown.Contributors - sofar.Contributors));
                }
            }
        }

        tables.Add(new CountTable($"{group.Whole.Population.Id} {group.Whole.Time} by {string.Join(", ", fields)}", [.. trees.Select(tree => tree.Dimension)], inner));
        foreach (var (key, sum) in sums)
        {
            known.TryAdd(IdentityOf(fields, key.Length == 0 ? [] : key.Split('\u001f')), sum);
        }

        void Take(InnerCell cell)
        {
            inner.Add(cell);
            if (cell.Value < 0)
            {
                // fewer than the sum says: it is taken as known how many stand in two parts of it
                given.Add(new EarlierCell(IdentityOf(fields, cell.Codes), cell.Value));
            }

            foreach (var key in Combinations.Of([.. cell.Codes.Select((code, i) => trees[i].Climb(code))]).Select(KeyOf))
            {
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Value + cell.Value, sum.Contributors + (cell.Value < 0 ? 0 : cell.Contributors));
            }
        }
    }

    // sums that other tables show of codes of which this one has no cell: without them the others would be taken to make up the whole.
    // Where no population behind the table counts another code, those that it has are not taken to.
    private IEnumerable<string[]> Margins(string[] fields, List<string[]> own, IReadOnlyList<Cell> all)
    {
        var covered = fields.Select((_, i) => own.Select(codes => codes[i]).ToHashSet(StringComparer.Ordinal)).ToArray();
        var pins = pinned[string.Join(';', fields)];
        bool IsNoPartOfIt(int i, string code) => code == Everything || covered[i].Contains(code) || (!pins.Contains(fields[i]) && !names.Above(group.Series, fields[i], code).Any(covered[i].Contains));
        return all.Where(cell => cell.Places.Count > 0 && cell.Places.Count < fields.Length && cell.Places.All(place => fields.Contains(place.Field, StringComparer.Ordinal)))
            .Select(cell => CodesOf(cell, fields)).Where(codes => codes.Select((code, i) => IsNoPartOfIt(i, code)).All(one => one));
    }

    private static string[] CodesOf(Cell cell, string[] fields)
    {
        var labels = cell.Places.ToDictionary(place => place.Field, place => place.Label, StringComparer.Ordinal);
        return [.. fields.Select(field => labels.GetValueOrDefault(field, Everything))];
    }

    // every sum over the cells of a table that can be known, the lowest first
    private static IEnumerable<string[]> InOrder(List<string[]> positions, FieldTree[] trees) =>
        positions.SelectMany(cell => Combinations.Of([.. cell.Select((code, i) => trees[i].Climb(code))])).DistinctBy(KeyOf, StringComparer.Ordinal)
            .OrderBy(codes => codes.Select((code, i) => trees[i].HeightOf(code)).Sum()).ThenBy(KeyOf, StringComparer.Ordinal);

    // different persons may stand in a sum and in its parts, so of amounts and persons fewer than the difference may be behind the rest
    private InnerCell RestOf(IReadOnlyList<string> codes, decimal value, long contributors) => new(
        codes, value, value < 0 ? 1_000_000 : group.Whole.Population.IsAmount ? Math.Max(1, contributors) : Math.Clamp(contributors, 1, (long)Math.Ceiling(value)));

    private static string IdentityOf(string[] fields, IReadOnlyList<string> codes) =>
        LinkedNames.Write(fields.Select((field, i) => (field, codes[i])).Where(place => place.Item2 != Everything));

    private static string KeyOf(IEnumerable<string> codes) => string.Join('\u001f', codes);
}
