using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>
/// Populations that are parts of each other: of all work permits those that were granted. Where both are shown, so is
/// their difference; where that is small, the smaller population's cell is hidden like a small one.
/// </summary>
internal static class NestedPopulations
{
    public static void Mark(IEnumerable<PopulationGroup> groups)
    {
        foreach (var same in groups.Where(group => !group.Population.IsMiddle && group.Shown.Count > 0).GroupBy(group => (group.Population.Base, group.Time)).Where(same => same.Count() > 1))
        {
            foreach (var outer in same)
            {
                foreach (var inner in same.Where(inner => inner != outer && IsPart(inner.Population, outer.Population)))
                {
                    Mark(outer, inner);
                }
            }
        }
    }

    private static void Mark(PopulationGroup outer, PopulationGroup inner)
    {
        var minimum = Math.Max(outer.Policy.Minimum, inner.Policy.Minimum);
        foreach (var cell in inner.Shown.Intersect(outer.Shown, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (all, some) = (outer.Find(cell), inner.Find(cell));
            var difference = (all?.Contributors ?? 0) - (some?.Contributors ?? 0);
            // a person of whom some rows stand in the smaller one and others do not
            var rows = outer.Population.IsCount ? (long)((all?.Value ?? 0) - (some?.Value ?? 0)) : 0;
            if (new[] { difference, rows }.Where(one => one > 0).DefaultIfEmpty(minimum).Min() is var least && least < minimum)
            {
                inner.MakeSmall(cell, least);
            }
            else if (outer.Population.IsCount && all is { } more && some is { } fewer)
            {
                // what either shows is a bound of what the other hides
                outer.Bound(new BoundedCell(cell, fewer.Contributors < minimum ? null : fewer.Value, Most: null));
                inner.Bound(new BoundedCell(cell, Least: null, more.Contributors < minimum ? null : more.Value));
            }
        }
    }

    /// <summary>True where whoever is in the one is in the other.</summary>
    public static bool IsPart(CountedPopulation inner, CountedPopulation outer) =>
        inner.Id != outer.Id && inner.Series.All(id => outer.Series.Contains(id, StringComparer.Ordinal))
        && outer.Where.All(one => inner.Where.TryGetValue(one.Key, out var narrower) && Implies(narrower, one.Value));

    private static bool Implies(string narrower, string wider) => narrower == wider
        || (IsCodes(narrower) && IsCodes(wider) && narrower.Split('|').All(code => wider.Split('|').Contains(code, StringComparer.Ordinal)));

    private static bool IsCodes(string condition) => !condition.Contains(' ', StringComparison.Ordinal);
}
