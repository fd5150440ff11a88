namespace Tsela.Disclosure.Asking;

/// <summary>
/// What somebody who knows how far counts are changed can reckon of the parts of a sum: no part is greater than the sum less
/// what the others are at least. Where that would show that a part is below the minimum, the greatest parts are shown a
/// little lower. How much is decided by what is shown and never by what was counted, so that nothing can be learnt from it.
/// </summary>
/// <param name="largestChange">No count is changed by more.</param>
/// <param name="minimum">Nobody may know of a part that it is below it.</param>
internal sealed class KnownBounds(int largestChange, int minimum)
{
    /// <param name="most">No more are in all parts together; null where nothing is known.</param>
    /// <param name="sum">Their sum: the parts must not tell that it is more than it tells itself.</param>
    /// <param name="parts">Lowered in place.</param>
    /// <param name="isEveryCodeThere">False where some code has nobody: it is shown as 0, and is known to be at least 0.</param>
    public void Hold(long? most, ShownCount sum, ShownCount[] parts, bool isEveryCodeThere)
    {
        while (Excess(most, sum, parts, isEveryCodeThere) is > 0 and var excess && Greatest(parts) is { } greatest)
        {
            var least = Least(parts[greatest]);
            // as much as is too much, but at least known to be 1; what is shown as 0 is known to be nothing
            parts[greatest] = parts[greatest] with { Value = least > 1 ? parts[greatest].Value - Math.Min(excess, least - 1) : 0 };
        }
    }

    // by how much the parts are known to be too many for the smallest of them to be the minimum
    private long Excess(long? most, ShownCount sum, ShownCount[] parts, bool isEveryCodeThere)
    {
        if (!Array.Exists(parts, part => part.Fate == CountFate.Perturbed))
        {
            return 0;
        }

        var known = parts.Sum(Least);
        var smallest = isEveryCodeThere ? parts.Where(part => part.Fate == CountFate.Perturbed).Min(Least) : 0;
        return Math.Max(known - smallest + minimum - most ?? long.MinValue, sum.Fate == CountFate.Perturbed ? known - Least(sum) : long.MinValue);
    }

    private static int? Greatest(ShownCount[] parts)
    {
        int? greatest = null;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is { Fate: CountFate.Perturbed, Value: > 0 } && (greatest is not { } so || parts[i].Value > parts[so].Value))
            {
                greatest = i;
            }
        }

        return greatest;
    }

    /// <summary>What a count is known to be at most, as long as it was not lowered.</summary>
    public long Most(ShownCount part) => part.Value + (part.Fate == CountFate.Published ? 0 : largestChange);

    /// <summary>What a count is known to be at least.</summary>
    public long Least(ShownCount part) => part.Fate switch
    {
        CountFate.Published => part.Value,
        CountFate.Hidden => 1,
        _ => part.Value == 0 ? 0 : Math.Max(1, part.Value - largestChange),
    };
}
