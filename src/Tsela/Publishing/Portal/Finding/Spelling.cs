namespace Tsela.Publishing.Portal.Finding;

/// <summary>How far two words are apart.</summary>
internal static class Spelling
{
    private const int ShortWord = 4;

    private const int LongWord = 8;

    /// <summary>How many slips are forgiven in a word.</summary>
    public static int SlipsAllowed(string word) => word.Length < ShortWord || word.All(char.IsAsciiDigit) ? 0 : word.Length < LongWord ? 1 : 2;

    /// <summary>
    /// Letters left out, added, changed or swapped with their neighbour (optimal string alignment: Damerau 1964, Levenshtein 1966);
    /// <paramref name="max"/> + 1 where it is more than that.
    /// </summary>
    public static int Slips(string one, string other, int max)
    {
        if (Math.Abs(one.Length - other.Length) > max)
        {
            return max + 1;
        }

        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > max)
            {
                return max + 1;
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
