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
}
