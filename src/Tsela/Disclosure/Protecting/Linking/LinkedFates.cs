using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>Protects populations, each linked with those that are parts of the same whole.</summary>
internal static class LinkedFates
{
    private sealed record Pattern(LinkedGroup Group, HashSet<string> Hidden, Dictionary<string, HiddenCell> Known, HashSet<string> LeftOut, DisclosureAudit? Audit, string? Refused = null);

    /// <summary>The rows that shared tables count: whatever else counts them is held against them.</summary>
    public static IReadOnlySet<(string Series, string Rows)> RowsOf(IEnumerable<CountedTable> tables) =>
        tables.Where(table => table.Kind == CountedKind.Table).SelectMany(table => table.Figures).SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen)
            .Select(part => part.Population.Id).Distinct(StringComparer.Ordinal).SelectMany(Kinship.Of).ToHashSet();

    /// <param name="shared">The rows that shared tables count.</param>
    public static IReadOnlyList<GroupFates> Of(
        IEnumerable<PopulationGroup> groups, LinkedNames names, PublicLedger earlier, IReadOnlySet<(string Series, string Rows)> shared, CancellationToken cancellationToken)
    {
        var linked = LinkedGroup.Of(groups, earlier);
        NestedPopulations.Mark(linked.Select(group => group.Whole));
        var patterns = new Pattern[linked.Count];
        Parallel.For(0, linked.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => patterns[i] = Protect(linked[i], names));
        HideWithKin(patterns.Where(one => one.Refused is null && !one.Group.Whole.Population.IsMiddle && Kinship.Of(one.Group.Whole.Population.Id).Any(shared.Contains)));
        HideWithTwins(patterns, names);
        return [.. patterns.SelectMany(pattern => pattern.Group.Parts.Select(part => FatesOf(part, pattern, names, earlier)))];
    }

    // records, persons and amounts of the same rows are nearly the same: what the one hides the others do not show
    private static void HideWithKin(IEnumerable<Pattern> patterns)
    {
        foreach (var kin in patterns.GroupBy(one => one.Group.Kin).Where(kin => kin.Count() > 1))
        {
            var (hidden, leftOut) = (kin.SelectMany(one => one.Hidden).ToHashSet(StringComparer.Ordinal), kin.SelectMany(one => one.LeftOut).ToHashSet(StringComparer.Ordinal));
            foreach (var one in kin)
            {
                one.Hidden.UnionWith(hidden);
                one.LeftOut.UnionWith(leftOut);
            }
        }
    }

    // twins may stand in different wholes, and each whole hides cells of its own
    private static void HideWithTwins(Pattern[] patterns, LinkedNames names)
    {
        var patternOf = patterns.SelectMany(pattern => pattern.Group.Parts.Select(part => (part, pattern))).ToDictionary(one => one.part, one => one.pattern);
        var twins = patternOf.Keys.Where(part => part.Twins.Count > 0).ToList();
        while (twins.Exists(part => part.Twins.Any(twin => Take(part, twin))))
        {
            // until none takes more
        }

        bool Take(PopulationGroup part, PopulationGroup twin)
        {
            var (own, other) = (patternOf[part], patternOf[twin]);
            var before = own.Hidden.Count + own.LeftOut.Count;
            foreach (var cell in part.Breakdowns.SelectMany(one => one.Cells.Keys))
            {
                var (here, there) = (names.Of(own.Group.Series, LinkedGroup.Within(part, cell)), names.Of(other.Group.Series, LinkedGroup.Within(twin, cell)));
                if (other.Hidden.Contains(there))
                {
                    own.Hidden.Add(here);
                }

                if (other.LeftOut.Contains(CellAddress.Columns(there)))
                {
                    own.LeftOut.Add(CellAddress.Columns(here));
                }
            }

            return own.Hidden.Count + own.LeftOut.Count > before;
        }
    }

    private static Pattern Protect(LinkedGroup group, LinkedNames names)
    {
        try
        {
            var (hidden, leftOut, audit) = Safe(group, names);
            foreach (var cell in group.Before.Where(cell => cell.Value is null))
            {
                hidden.TryAdd(names.Of(group.Series, cell.Cell), new HiddenCell(HiddenFor.Earlier));
            }

            return new Pattern(group, [.. hidden.Keys], hidden, [.. leftOut], hidden.Count == 0 ? null : audit);
        }
        catch (ProtectionRefusedException refused)
        {
            return new Pattern(group, [], [], [], Audit: null, refused.Message);
        }
    }

    // bounds of other populations take all that they count to be shown; where that leaves no way, what they hide is trusted to do
    private static (Dictionary<string, HiddenCell> Hidden, IReadOnlySet<string> LeftOut, DisclosureAudit Audit) Safe(LinkedGroup group, LinkedNames names)
    {
        try
        {
            return SafePattern.Of(LinkedProblem.Of(group, names, [.. group.Answered, .. group.Whole.Bounds]));
        }
        catch (ProtectionRefusedException) when (group.Whole.Bounds.Count > 0)
        {
            return SafePattern.Of(LinkedProblem.Of(group, names, group.Answered));
        }
    }

    private static GroupFates FatesOf(PopulationGroup part, Pattern pattern, LinkedNames names, PublicLedger earlier)
    {
        if (pattern.Refused is not null || !pattern.Group.Moving.Contains(part))
        {
            return GroupFates.Without(part, pattern.Refused, keepsEarlier: pattern.Refused is null);
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
