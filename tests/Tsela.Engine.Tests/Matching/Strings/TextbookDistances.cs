namespace Tsela.Engine.Tests.Matching.Strings;

/// <summary>The measures as textbooks write them: slow, and plain to read.</summary>
internal static class TextbookDistances
{
    public static int OptimalStringAlignment(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }

    public static double JaroWinkler(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length == b.Length ? 1 : 0;
        }

        var reach = Math.Max((Math.Max(a.Length, b.Length) / 2) - 1, 0);
        var takenOfA = new bool[a.Length];
        var takenOfB = new bool[b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(b.Length - 1, i + reach); j++)
            {
                if (!takenOfB[j] && a[i] == b[j])
                {
                    takenOfA[i] = takenOfB[j] = true;
                    break;
                }
            }
        }

        var sharedOfA = a.Where((_, i) => takenOfA[i]).ToArray();
        var sharedOfB = b.Where((_, j) => takenOfB[j]).ToArray();
        double shared = sharedOfA.Length;
        if (shared == 0)
        {
            return 0;
        }

        var swaps = sharedOfA.Zip(sharedOfB).Count(pair => pair.First != pair.Second) / 2;
        var jaro = ((shared / a.Length) + (shared / b.Length) + ((shared - swaps) / shared)) / 3;
        var prefix = a.Zip(b).Take(4).TakeWhile(pair => pair.First == pair.Second).Count();
        return jaro + (prefix * 0.1 * (1 - jaro));
    }
}
