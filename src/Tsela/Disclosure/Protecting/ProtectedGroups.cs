using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting.Linking;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Systems;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>Protects all cells of some tables, population by population, each with everything that is public of it.</summary>
public sealed class ProtectedGroups
{
    private readonly Dictionary<(string Population, string Group), GroupFates> groups = [];

    private ProtectedGroups(IReadOnlyList<CodeOverlap> overlaps) => Overlaps = overlaps;

    /// <summary>Tables that bring codes together in ways that cut each other.</summary>
    internal IReadOnlyList<CodeOverlap> Overlaps { get; }

    /// <summary>The groups, in a fixed order.</summary>
    public IEnumerable<GroupFates> All => groups.OrderBy(one => one.Key.Population, StringComparer.Ordinal).ThenBy(one => one.Key.Group, StringComparer.Ordinal).Select(one => one.Value);

    /// <param name="tables">The tables that are public and those that are chosen, in that order.</param>
    /// <param name="earlier">What is public already.</param>
    public static ProtectedGroups Of(IReadOnlyList<CountedTable> tables, PolicyBook policies, PublicLedger earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(earlier);
        var collected = Collect(tables, policies);
        NestedPopulations.Mark(collected.Values);
        TwinPopulations.Join(collected.Values);
        var rows = LinkedFates.RowsOf(tables);
        bool IsLinked(CountedPopulation population) => rows.Count > 0 && Kinship.Of(population.Id).Any(rows.Contains);
        PopulationGroup[] all = [.. collected.Values.Where(group => !IsLinked(group.Population))];
        var made = new GroupFates[all.Length];
        Parallel.For(0, all.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => made[i] = Protect(all[i], earlier));
        var names = LinkedNames.Of(tables, part => !part.Population.IsOpen && IsLinked(part.Population));
        var protectedGroups = new ProtectedGroups(names.Overlaps);
        foreach (var fates in made.Concat(LinkedFates.Of(collected.Values.Where(group => IsLinked(group.Population)), names, earlier, cancellationToken)))
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

            foreach (var share in table.Figures.Where(figure => FigureFates.HasSmallComplement(figure, above => policies.Strictest(above.Population.Series).Minimum)))
            {
                var above = share.Parts.First(part => part.Role == PartRole.Numerator);
                found[(above.Population.Id, CellAddress.GroupOf(above))].NeverShow(CellAddress.Of(above).Cell);
            }
        }

        return found;
    }

    private static GroupFates Protect(PopulationGroup group, PublicLedger ledger)
    {
        var before = ledger.Of(group);
        if (before.Keeps)
        {
            return GroupFates.Without(group, keepsEarlier: true);
        }

        try
        {
            var (hidden, leftOut, audit) = Safe(GroupProblem.Of(group, group.Twins.Select(ledger.Of).Prepend(before).SelectMany(one => one.Fixed), ledger.Answered.Of(group)));

            foreach (var cell in before.Hidden)
            {
                hidden.TryAdd(cell, new HiddenCell(HiddenFor.Earlier));
            }

            return new GroupFates(group, hidden, leftOut, hidden.Count == 0 ? null : audit);
        }
        catch (ProtectionRefusedException refused)
        {
            return GroupFates.Without(group, refused.Message);
        }
    }

    // where the audit finds that a small cell is still known too well, the breakdowns that hold small cells are left out whole; where
    // even that does not help, everything is
    internal static (Dictionary<string, HiddenCell> Hidden, IReadOnlySet<string> LeftOut, DisclosureAudit Audit) Safe(ProtectionProblem problem)
    {
        var hidden = new Dictionary<string, HiddenCell>(StringComparer.Ordinal);
        var columns = new HashSet<string>(StringComparer.Ordinal);
        while (problem.Tables.Count > 0)
        {
            var result = CellSuppression.Protect(problem);
            var isSafe = result.Audit is { Recovered: 0, RecoveredWhenPositive: 0, PrimariesBelowMinimum: 0, PrimariesInDoubt: 0 };
            var weak = isSafe ? [] : result.Tables.Where(table => table.Dimensions.Count > 0 && table.Cells.Any(cell => cell.Status == CellStatus.Primary)).ToList();
            var leftOut = isSafe ? [] : (weak.Count == 0 ? result.Tables : weak).Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
            var kept = problem.Tables.Where(table => !leftOut.Contains(table.Name)).ToList();
            var shown = result.Tables.Where(table => !leftOut.Contains(table.Name)).SelectMany(table => table.Cells.Select(cell => AddressOf(table.Dimensions, cell.Codes))).ToHashSet(StringComparer.Ordinal);
            foreach (var table in result.Tables)
            {
                foreach (var cell in table.Cells)
                {
                    var address = AddressOf(table.Dimensions, cell.Codes);
                    if (isSafe ? cell.Status is CellStatus.Primary or CellStatus.Secondary : !shown.Contains(address))
                    {
                        hidden.TryAdd(address, new HiddenCell(cell.Status == CellStatus.Primary ? HiddenFor.Itself : HiddenFor.Another, isSafe ? cell.Known : null));
                    }
                }
            }

            if (isSafe)
            {
                return (hidden, columns, columns.Count == 0 ? result.Audit : result.Audit with { HiddenCells = hidden.Count });
            }

            columns.UnionWith(result.Tables.Where(table => leftOut.Contains(table.Name)).Select(table => string.Join(';', table.Dimensions)));
            problem = problem with { Tables = kept };
        }

        return (hidden, columns, new DisclosureAudit(hidden.Count, Recovered: 0, RecoveredWhenPositive: 0, PrimariesBelowMinimum: 0, IsPartial: false));
    }

    private static string AddressOf(IReadOnlyList<string> columns, IReadOnlyList<string> codes) => string.Join(
        ';', columns.Select((column, i) => (column, Code: codes[i])).Where(place => place.Code != GroupProblem.Everything)
            .OrderBy(place => place.column, StringComparer.Ordinal).Select(place => $"{place.column}={place.Code}"));
}
