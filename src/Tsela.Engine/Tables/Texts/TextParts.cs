namespace Tsela.Engine.Tables.Texts;

/// <summary>Cuts a text at a sign, but not within double quotes; a quote within quotes is written twice.</summary>
internal static class TextParts
{
    public static IReadOnlyList<string> Split(string text, string sign)
    {
        var parts = new List<string>();
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && i >= start && string.CompareOrdinal(text, i, sign, 0, sign.Length) == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + sign.Length;
            }
        }

        if (isQuoted)
        {
            throw new QuestionRefusedException($"In {text} a quotation mark has no other that closes it.");
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    public static string Unquoted(string part) =>
        part is ['"', .., '"'] ? part[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : part;
}
