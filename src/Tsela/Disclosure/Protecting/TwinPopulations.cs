namespace Tsela.Disclosure.Protecting;

/// <summary>
/// Populations of the same series whose conditions differ and whose counts are the same wherever both are shown, as those
/// who were deported and those who were detained before: anybody sees that they are the same people, so what the one
/// hides the other may not show. Each gets the cells of the other, and both come out of the same problem.
/// </summary>
internal static class TwinPopulations
{
    public static void Join(IEnumerable<PopulationGroup> groups)
    {
        foreach (var same in groups.Where(group => !group.Population.IsMiddle && group.Shown.Count > 0)
            .GroupBy(group => (group.Population.Base, group.Time, string.Join(' ', group.Population.Series), group.Policy)).Where(same => same.Count() > 1))
        {
            foreach (var twins in Families([.. same.OrderBy(group => group.Population.Id, StringComparer.Ordinal)]))
            {
                Share(twins);
            }
        }
    }

    // a twin's twin is a twin
    private static IEnumerable<List<PopulationGroup>> Families(List<PopulationGroup> groups)
    {
        while (groups.Count > 0)
        {
            List<PopulationGroup> family = [groups[0]];
            groups.RemoveAt(0);
            for (var at = 0; at < family.Count; at++)
            {
                var more = groups.Where(group => AreTwins(family[at], group)).ToList();
                family.AddRange(more);
                groups.RemoveAll(more.Contains);
            }

            if (family.Count > 1)
            {
                yield return family;
            }
        }
    }

    private static bool AreTwins(PopulationGroup one, PopulationGroup other)
    {
        var common = one.Shown.Intersect(other.Shown, StringComparer.Ordinal).ToList();
        return common.Contains(PopulationGroup.Whole, StringComparer.Ordinal) && common.TrueForAll(cell => one.Find(cell)?.Value == other.Find(cell)?.Value);
    }

    private static void Share(List<PopulationGroup> twins)
    {
        var own = twins.ConvertAll(twin => twin.Breakdowns.Select(one => (one.Columns, Cells: one.Cells.ToList())).ToList());
        for (var at = 0; at < twins.Count; at++)
        {
            twins[at].Twins = [.. twins.Where(twin => twin != twins[at])];
            for (var other = 0; other < twins.Count; other++)
            {
                if (other != at)
                {
                    own[other].ForEach(breakdown => twins[at].Take(breakdown.Columns, breakdown.Cells));
                }
            }
        }
    }
}
