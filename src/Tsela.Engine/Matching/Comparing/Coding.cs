namespace Tsela.Engine.Matching.Comparing;

/// <summary>Codes of texts: equal texts have one code, the empty text has 0.</summary>
internal static class Coding
{
    public static (int[] Codes, string[] Distinct) Of(IReadOnlyList<string> texts)
    {
        var codes = new int[texts.Count];
        var distinct = new List<string> { "" };
        var codeOf = new Dictionary<string, int>(texts.Count, StringComparer.Ordinal) { [""] = 0 };
        for (var index = 0; index < codes.Length; index++)
        {
            if (!codeOf.TryGetValue(texts[index], out var code))
            {
                codeOf.Add(texts[index], code = distinct.Count);
                distinct.Add(texts[index]);
            }

            codes[index] = code;
        }

        return (codes, [.. distinct]);
    }

    /// <summary>
    /// Whether the rarer of two forms is likely an error for the other. Strangers whose names are alike mostly bear two
    /// known names (Meier and Meyer); one person's two spellings are mostly a known one and one that hardly anybody has.
    /// </summary>
    public static bool IsRareBeside(int countA, int countB)
    {
        var (few, many) = countA <= countB ? (countA, countB) : (countB, countA);
        return few <= 2 || few * 30L <= many;
    }
}
