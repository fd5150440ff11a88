using Tsela.Disclosure.Policies;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Systems;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>Protects all cells of some tables, population by population, each with everything that is public of it.</summary>
public sealed class ProtectedGroups
{
    private readonly Dictionary<(string Population, string Group), GroupFates> groups = [];

    /// <summary>The groups, in a fixed order.</summary>
    public IEnumerable<GroupFates> All => groups.OrderBy(one => one.Key.Population, StringComparer.Ordinal).ThenBy(one => one.Key.Group, StringComparer.Ordinal).Select(one => one.Value);

    /// <param name="tables">The tables that are chosen and those that are public.</param>
    /// <param name="earlier">What is public already.</param>
    public static ProtectedGroups Of(IReadOnlyList<CountedTable> tables, PolicyBook policies, PublicLedger earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(earlier);
        var collected = Collect(tables, policies);
        NestedPopulations.Mark(collected.Values);
        var protectedGroups = new ProtectedGroups();
        var made = new GroupFates[collected.Count];
        PopulationGroup[] all = [.. collected.Values];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => made[i] = Protect(all[i], earlier));
        foreach (var fates in made)
        {
            protectedGroups.groups[(fates.Group.Population.Id, fates.Group.Time)] = fates;
        }

        return protectedGroups;
    }

    /// <summary>The group of a part; null where it is open.</summary>
    public GroupFates? GroupOf(CountedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return groups.GetValueOrDefault((part.Population.Id, CellAddress.GroupOf(part)));
    }

    private static Dictionary<(string, string), PopulationGroup> Collect(IReadOnlyList<CountedTable> tables, PolicyBook policies)
    {
        var found = new Dictionary<(string, string), PopulationGroup>();
        foreach (var table in tables)
        {
            foreach (var part in table.Figures.SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen))
            {
                var key = (part.Population.Id, CellAddress.GroupOf(part));
                if (!found.TryGetValue(key, out var group))
                {
                    found[key] = group = new PopulationGroup(part.Population, key.Item2, policies.Strictest(part.Population.Series));
                }

                group.Add(part, table.Id);
            }
        }

        return found;
    }

    private static GroupFates Protect(PopulationGroup group, PublicLedger ledger)
    {
        var before = ledger.Of(group);
        if (before.Keeps)
        {
            return new GroupFates(group, new Dictionary<string, HiddenCell>(StringComparer.Ordinal), Audit: null, KeepsEarlier: true);
        }

        foreach (var cell in before.MustStayHidden.Concat(before.ChangedByFew))
        {
            group.MakeSmall(cell, 1);
        }

        try
        {
            var (result, leftOut) = Safe(GroupProblem.Of(group, before.Fixed));
            var hidden = leftOut.ToDictionary(cell => cell, _ => new HiddenCell(HiddenFor.Another), StringComparer.Ordinal);
            foreach (var table in result.Tables)
            {
                foreach (var cell in table.Cells.Where(cell => cell.Status is CellStatus.Primary or CellStatus.Secondary))
                {
                    hidden[AddressOf(table.Dimensions, cell.Codes)] = new HiddenCell(cell.Status == CellStatus.Primary ? HiddenFor.Itself : HiddenFor.Another, cell.Known);
                }
            }

            foreach (var cell in before.Hidden)
            {
                hidden.TryAdd(cell, new HiddenCell(HiddenFor.Earlier));
            }

            return new GroupFates(group, hidden, hidden.Count == 0 ? null : result.Audit);
        }
        catch (ProtectionRefusedException refused)
        {
            return new GroupFates(group, new Dictionary<string, HiddenCell>(StringComparer.Ordinal), Audit: null, refused.Message);
        }
    }

    // where the audit finds that a small cell is still known too well, the breakdowns that hold small cells are left out whole
    private static (SuppressionResult Result, IReadOnlyList<string> LeftOut) Safe(ProtectionProblem problem)
    {
        var result = CellSuppression.Protect(problem);
        if (result.Audit is { Recovered: 0, RecoveredWhenPositive: 0, PrimariesBelowMinimum: 0 })
        {
            return (result, []);
        }

        var weak = result.Tables.Where(table => table.Dimensions.Count > 0 && table.Cells.Any(cell => cell.Status == CellStatus.Primary)).ToList();
        var kept = problem.Tables.Where(table => weak.TrueForAll(one => one.Name != table.Name)).ToList();
        if (weak.Count == 0 || kept.Count == 0)
        {
            return (result, []);
        }

        var again = CellSuppression.Protect(problem with { Tables = kept });
        var known = again.Tables.SelectMany(table => table.Cells.Select(cell => AddressOf(table.Dimensions, cell.Codes))).ToHashSet(StringComparer.Ordinal);
        return (again, [.. weak.SelectMany(table => table.Cells.Select(cell => AddressOf(table.Dimensions, cell.Codes))).Where(cell => !known.Contains(cell)).Distinct(StringComparer.Ordinal)]);
    }

    private static string AddressOf(IReadOnlyList<string> columns, IReadOnlyList<string> codes) => string.Join(
        ';', columns.Select((column, i) => (column, Code: codes[i])).Where(place => place.Code != GroupProblem.Everything)
            .OrderBy(place => place.column, StringComparer.Ordinal).Select(place => $"{place.column}={place.Code}"));
}
