using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>Protects the populations that shared tables show, each linked with all others of the same rows.</summary>
internal static class LinkedFates
{
    private sealed record Pattern(LinkedGroup Group, HashSet<string> Hidden, Dictionary<string, HiddenCell> Known, HashSet<string> LeftOut, DisclosureAudit? Audit, string? Refused = null, bool Keeps = false);

    /// <summary>The rows that shared tables count: whatever else counts them is linked with them.</summary>
    public static IReadOnlySet<(string Series, string Rows)> RowsOf(IEnumerable<CountedTable> tables) =>
        tables.Where(table => table.Kind == CountedKind.Table).SelectMany(table => table.Figures).SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen)
            .Select(part => part.Population.Id).Distinct(StringComparer.Ordinal).SelectMany(Kinship.Of).ToHashSet();

    public static IReadOnlyList<GroupFates> Of(IEnumerable<PopulationGroup> groups, LinkedNames names, PublicLedger earlier, CancellationToken cancellationToken)
    {
        var linked = LinkedGroup.Of(groups);
        NestedPopulations.Mark(linked.Select(group => group.Whole));
        var patterns = new Pattern[linked.Count];
        Parallel.For(0, linked.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => patterns[i] = Protect(linked[i], names, earlier));

        // records, persons and amounts of the same rows are nearly the same: what the one hides the others do not show
        foreach (var kin in patterns.Where(one => one is { Refused: null, Keeps: false } && !one.Group.Whole.Population.IsMiddle).GroupBy(one => one.Group.Kin).Where(kin => kin.Count() > 1))
        {
            var (hidden, leftOut) = (kin.SelectMany(one => one.Hidden).ToHashSet(StringComparer.Ordinal), kin.SelectMany(one => one.LeftOut).ToHashSet(StringComparer.Ordinal));
            foreach (var one in kin)
            {
                one.Hidden.UnionWith(hidden);
                one.LeftOut.UnionWith(leftOut);
            }
        }

        return [.. patterns.SelectMany(pattern => pattern.Group.Parts.Select(part => FatesOf(part, pattern, names, earlier)))];
    }

    private static Pattern Protect(LinkedGroup group, LinkedNames names, PublicLedger earlier)
    {
        var before = group.Before(earlier);
        if (before.Keeps)
        {
            return new Pattern(group, [], [], [], Audit: null, Keeps: true);
        }

        try
        {
            var (hidden, leftOut, audit) = ProtectedGroups.Safe(LinkedProblem.Of(group, names, before.Fixed, group.AnsweredIn(earlier)));
            foreach (var cell in before.Hidden)
            {
                hidden.TryAdd(names.Of(group.Series, cell), new HiddenCell(HiddenFor.Earlier));
            }

            return new Pattern(group, [.. hidden.Keys], hidden, [.. leftOut], hidden.Count == 0 ? null : audit);
        }
        catch (ProtectionRefusedException refused)
        {
            return new Pattern(group, [], [], [], Audit: null, refused.Message);
        }
    }

    private static GroupFates FatesOf(PopulationGroup part, Pattern pattern, LinkedNames names, PublicLedger earlier)
    {
        if (pattern.Refused is not null || pattern.Keeps)
        {
            return GroupFates.Without(part, pattern.Refused, pattern.Keeps);
        }

        var hidden = new Dictionary<string, HiddenCell>(StringComparer.Ordinal);
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (columns, cells) in part.Breakdowns)
        {
            foreach (var cell in cells.Keys)
            {
                var name = names.Of(pattern.Group.Series, LinkedGroup.Within(part, cell));
                if (pattern.LeftOut.Contains(CellAddress.Columns(name)))
                {
                    leftOut.Add(string.Join(';', columns));
                }

                if (pattern.Hidden.Contains(name))
                {
                    hidden[cell] = pattern.Known.GetValueOrDefault(name) ?? new HiddenCell(HiddenFor.Another);
                }
            }
        }

        foreach (var cell in earlier.Of(part).Hidden)
        {
            hidden.TryAdd(cell, new HiddenCell(HiddenFor.Earlier));
        }

        return new GroupFates(part, hidden, leftOut, hidden.Count == 0 ? null : pattern.Audit);
    }
}
