using Tsela.Disclosure.Policies;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Systems;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>
/// Writes a group as one problem of the engine: each breakdown a table, all linked by the cells that they share. Counts of
/// different persons do not add up; the difference goes in as a cell that everybody knows, so that they are protected as
/// if they did add up, which is the harder case.
/// </summary>
internal sealed class GroupProblem
{
    public const string Rest = "_rest";
    public const string Everything = "_all";

    private readonly PopulationGroup group;
    private readonly Dictionary<string, decimal> known = new(StringComparer.Ordinal);
    private readonly List<CountTable> tables = [];
    private readonly List<EarlierCell> given = [];

    private GroupProblem(PopulationGroup group) => this.group = group;

    /// <param name="earlier">What is public of the group already and holds still.</param>
    /// <param name="answered">What is known of its cells from answers.</param>
    public static ProtectionProblem Of(PopulationGroup group, IEnumerable<EarlierCell> earlier, IReadOnlyList<BoundedCell> answered)
    {
        var problem = new GroupProblem(group);
        foreach (var (columns, cells) in group.Breakdowns)
        {
            problem.Add(columns, [.. cells.Values]);
        }

        return new ProtectionProblem(problem.tables, RulesOf(group)) { Earlier = [.. problem.given, .. earlier], Bounded = answered };
    }

    private static PrimaryRules RulesOf(PopulationGroup group)
    {
        var policy = group.Policy;
        var sensitive = policy.Sensitive.Count == 0 ? [] : group.Breakdowns
            .SelectMany(one => one.Cells.Values.SelectMany(cell => one.Columns.Select((column, i) => (column, Code: cell.Codes[i]))))
            .Where(place => place.Code.Length > 0 && place.Code[0] != '_' && policy.Sensitive.Any(column => place.column == column || place.column.StartsWith($"{column} in ", StringComparison.Ordinal)))
            .Select(place => $"{place.column}={place.Code}").ToHashSet(StringComparer.Ordinal);
        return RulesOf(group.Population, policy, sensitive);
    }

    public static PrimaryRules RulesOf(CountedPopulation population, Policy policy, IReadOnlySet<string> sensitive)
    {
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

    private void Add(IReadOnlyList<string> columns, List<GroupCell> cells)
    {
        var inner = cells.Select(cell => new InnerCell(cell.Codes, cell.Value, cell.Contributors, cell.Largest1, cell.Largest2)).ToList();
        if (columns.Count == 1 && columns[0] == CellAddress.Time)
        {
            AddTimes(cells);
            return;
        }

        var rest = new List<InnerCell>();
        foreach (var margin in columns.Count == 2 ? new[] { 0, 1 } : [])
        {
            rest.AddRange(Margins(columns, inner, margin));
        }

        if (columns.Count > 0 && known.TryGetValue(CellIdentity.Everything, out var whole) && whole - inner.Concat(rest).Sum(cell => cell.Value) is var over and not 0)
        {
            rest.Add(RestOf([.. columns.Select(_ => Rest)], over));
        }

        if (inner.Count + rest.Count > 0)
        {
            Add(columns, [.. columns.Select((column, i) => Flat(column, inner.Concat(rest).Select(cell => cell.Codes[i])))], inner, rest);
        }
    }

    // what the cells of a row lack of its sum, where another table shows that
    private IEnumerable<InnerCell> Margins(IReadOnlyList<string> columns, List<InnerCell> inner, int margin)
    {
        var sums = inner.GroupBy(cell => cell.Codes[margin], StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.Sum(cell => cell.Value), StringComparer.Ordinal);
        var prefix = $"{columns[margin]}=";
        var all = sums.Keys.Concat(known.Keys.Where(cell => cell.StartsWith(prefix, StringComparison.Ordinal) && !cell.Contains(';', StringComparison.Ordinal)).Select(cell => cell[prefix.Length..]));
        foreach (var code in all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (known.TryGetValue($"{prefix}{code}", out var shown) && shown - sums.GetValueOrDefault(code) is var over and not 0)
            {
                yield return RestOf(margin == 0 ? [code, Rest] : [Rest, code], over);
            }
        }
    }

    private void AddTimes(List<GroupCell> cells)
    {
        var value = cells.ToDictionary(cell => cell.Codes[0], cell => cell, StringComparer.Ordinal);
        string? QuarterOf(string time) => time.Length == 7 && time[5] != 'Q' && value.ContainsKey($"{time[..4]}-Q{((int.Parse(time.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture) - 1) / 3) + 1}")
            ? $"{time[..4]}-Q{((int.Parse(time.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture) - 1) / 3) + 1}" : null;
        var parents = value.Keys.ToDictionary(time => time, time => QuarterOf(time) ?? Everything, StringComparer.Ordinal);
        var quarters = parents.Values.Where(parent => parent != Everything).ToHashSet(StringComparer.Ordinal);
        var inner = cells.Where(cell => !quarters.Contains(cell.Codes[0])).Select(cell => new InnerCell(cell.Codes, cell.Value, cell.Contributors, cell.Largest1, cell.Largest2)).ToList();
        var rest = new List<InnerCell>();
        foreach (var quarter in quarters.Order(StringComparer.Ordinal))
        {
            if (value[quarter].Value - inner.Where(cell => parents[cell.Codes[0]] == quarter).Sum(cell => cell.Value) is var over and not 0)
            {
                parents[$"{quarter}{Rest}"] = quarter;
                rest.Add(RestOf([$"{quarter}{Rest}"], over));
            }
        }

        if (known.TryGetValue(CellIdentity.Everything, out var whole) && whole - inner.Concat(rest).Sum(cell => cell.Value) is var left and not 0)
        {
            parents[Rest] = Everything;
            rest.Add(RestOf([Rest], left));
        }

        if (inner.Count + rest.Count > 0)
        {
            Add([CellAddress.Time], [new TableDimension(CellAddress.Time, parents)], inner, rest);
        }
    }

    private static InnerCell RestOf(IReadOnlyList<string> codes, decimal value) => new(codes, value, value > 0 ? (long)Math.Ceiling(value) : 1_000_000);

    private static TableDimension Flat(string column, IEnumerable<string> codes) =>
        new(column, codes.Distinct(StringComparer.Ordinal).ToDictionary(code => code, _ => Everything, StringComparer.Ordinal));

    private void Add(IReadOnlyList<string> columns, IReadOnlyList<TableDimension> dimensions, List<InnerCell> inner, List<InnerCell> rest)
    {
        tables.Add(new CountTable($"{group.Population.Id} {group.Time} by {string.Join(", ", columns)}", dimensions, [.. inner, .. rest]));
        foreach (var cell in inner)
        {
            known[CellIdentity.Of(dimensions, cell.Codes)] = cell.Value;
        }

        // fewer than the sum says: it is taken as known how many stand in two parts of it
        given.AddRange(rest.Where(cell => cell.Value < 0).Select(cell => new EarlierCell(CellIdentity.Of(dimensions, cell.Codes), cell.Value)));
    }
}
