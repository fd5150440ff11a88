namespace Tsela.Engine.Tables;

/// <summary>One of each of several lists, in every way.</summary>
public static class Combinations
{
    /// <summary>Every combination, the last list's elements changing first.</summary>
    /// <param name="lists">What is chosen from; of no lists there is one combination, which is empty, and of an empty list none.</param>
    /// <returns>Arrays of their own, made as they are asked for, with one element of each list in the order of the lists.</returns>
    public static IEnumerable<T[]> Of<T>(IReadOnlyList<IReadOnlyList<T>> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return lists.Any(list => list.Count == 0) ? [] : Each(lists);
    }

    private static IEnumerable<T[]> Each<T>(IReadOnlyList<IReadOnlyList<T>> lists)
    {
        var chosen = new int[lists.Count];
        int at;
        do
        {
            var combination = new T[chosen.Length];
            for (var list = 0; list < chosen.Length; list++)
            {
                combination[list] = lists[list][chosen[list]];
            }

            yield return combination;
            for (at = chosen.Length - 1; at >= 0 && ++chosen[at] == lists[at].Count; at--)
            {
                chosen[at] = 0;
            }
        }
        while (at >= 0);
    }
}
