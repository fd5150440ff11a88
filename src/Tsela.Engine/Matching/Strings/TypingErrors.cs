using System.Buffers;

namespace Tsela.Engine.Matching.Strings;

/// <summary>
/// How many letters must be put in, taken out, changed or swapped with their neighbour to make one text of another, no
/// part being touched twice (optimal string alignment). Up to 64 letters by the bits of one word: Hyyrö, "A bit-vector
/// algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003).
/// </summary>
public static class TypingErrors
{
    /// <summary>The errors in UTF-16 units, or <paramref name="limit"/> + 1 where there are more; time grows by length times limit at most.</summary>
    public static int Within(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        var shorter = a.Length <= b.Length ? a : b;
        var longer = a.Length <= b.Length ? b : a;
        if (shorter.Length <= 1)
        {
            return Math.Min(shorter.IsEmpty || !longer.Contains(shorter[0]) ? longer.Length : longer.Length - 1, limit + 1);
        }

        if (limit == 1)
        {
            return longer.Length == 2 && a[0] == b[1] && a[1] == b[0] ? 1 : 2;
        }

        return shorter.Length <= LetterPositions.LengthMax ? InOneWord(shorter, longer, limit) : InBand(shorter, longer, limit);
    }

    private static int InOneWord(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer, int limit)
    {
        var positions = new LetterPositions(shorter);
        var last = 1UL << (shorter.Length - 1);
        ulong rises = ulong.MaxValue, falls = 0, diagonal = 0, before = 0;
        var errors = shorter.Length;
        for (var j = 0; j < longer.Length; j++)
        {
            var here = positions.Of(longer[j]);
            var swapped = ((~diagonal & here) << 1) & before;
            diagonal = (((here & rises) + rises) ^ rises) | here | falls | swapped;
            var right = falls | ~(diagonal | rises);
            var left = diagonal & rises;
            errors += ((right & last) != 0 ? 1 : 0) - ((left & last) != 0 ? 1 : 0);
            if (errors - (longer.Length - 1 - j) > limit)
            {
                return limit + 1;
            }

            right = (right << 1) | 1;
            rises = (left << 1) | ~(diagonal | right);
            falls = right & diagonal;
            before = here;
        }

        return errors;
    }

    private static int InBand(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer, int limit)
    {
        limit = Math.Min(limit, longer.Length);
        var width = longer.Length + 2;
        var rented = ArrayPool<int>.Shared.Rent(3 * width);
        var beforeLast = rented.AsSpan(0, width);
        var last = rented.AsSpan(width, width);
        var row = rented.AsSpan(2 * width, width);
        rented.AsSpan(0, 3 * width).Fill(limit + 1);
        for (var j = 0; j <= Math.Min(limit, longer.Length); j++)
        {
            last[j] = j;
        }

        var smallest = 0;
        for (var i = 1; i <= shorter.Length && smallest <= limit; i++)
        {
            var from = Math.Max(1, i - limit);
            var to = Math.Min(longer.Length, i + limit);
            row[from - 1] = from == 1 ? Math.Min(i, limit + 1) : limit + 1;
            smallest = row[from - 1];
            for (var j = from; j <= to; j++)
            {
                var errors = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (shorter[i - 1] == longer[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && shorter[i - 1] == longer[j - 2] && shorter[i - 2] == longer[j - 1])
                {
                    errors = Math.Min(errors, beforeLast[j - 2] + 1);
                }

                row[j] = Math.Min(errors, limit + 1);
                smallest = Math.Min(smallest, row[j]);
            }

            row[to + 1] = limit + 1;
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }

        var found = smallest > limit ? limit + 1 : last[longer.Length];
        ArrayPool<int>.Shared.Return(rented);
        return found;
    }
}
