using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Primaries;

/// <summary>The parts in which nearly all of a sum stand, so that a reader would learn something about everybody counted in the sum.</summary>
internal static class GroupCells
{
    /// <summary>Finds them.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="rules">How many may stand outside, and which codes are sensitive.</param>
    /// <returns>
    /// The place of each, and by how much it must be possible that fewer stand there, so that one more than may stands
    /// outside; 0 where that all stand there is plain from empty cells that are shown. A part may come several times.
    /// </returns>
    public static IEnumerable<(int Cell, long Fall)> Of(CellSystem system, PrimaryRules rules)
    {
        if (rules.GroupDisclosure is not { } coalition)
        {
            yield break;
        }

        var least = LeastOf(system, rules);

        // a code with one code below it is about the same people, and nothing is learnt from that
        foreach (var sum in system.Sums.Where(sum => !sum.IsOfOneCode))
        {
            var margin = system.Cells[sum.Sum];
            foreach (var part in sum.Parts)
            {
                var cell = system.Cells[part];
                var outside = margin.Contributors - cell.Contributors;
                if (cell.Contributors > 0 && outside <= coalition && IsSensitive(margin, cell, rules.SensitiveCodes))
                {
                    yield return (part, outside == 0 && !rules.ZerosProtected ? 0 : Math.Min(coalition + 1 - outside, cell.Contributors - least[part]));
                }
            }
        }
    }

    // everybody sees which cells are not empty where empty ones are shown, and each of them is at least 1
    private static long[] LeastOf(CellSystem system, PrimaryRules rules)
    {
        long[] least = [.. system.Cells.Select(cell => !rules.ZerosProtected && cell.Contributors > 0 ? 1L : 0)];
        var isRaised = true;
        while (isRaised)
        {
            isRaised = false;
            foreach (var sum in system.Sums)
            {
                var together = sum.Parts.Sum(part => least[part]);
                isRaised |= together > least[sum.Sum];
                least[sum.Sum] = Math.Max(least[sum.Sum], together);
            }
        }

        return least;
    }

    // the sum must be over the sensitive dimension: the part has the code and the margin does not
    private static bool IsSensitive(SystemCell margin, SystemCell part, IReadOnlySet<string> codes)
    {
        if (codes.Count == 0)
        {
            return true;
        }

        var above = margin.Identity.Split(';');
        return part.Identity.Split(';').Any(code => codes.Contains(code) && !above.Contains(code, StringComparer.Ordinal));
    }
}
