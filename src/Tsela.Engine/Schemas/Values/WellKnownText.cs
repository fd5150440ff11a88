namespace Tsela.Engine.Schemas.Values;

/// <summary>The form of well-known text for shapes on a map, as <c>POINT (27.48 -29.31)</c>.</summary>
internal static class WellKnownText
{
    private const int DepthMax = 32;

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("+-.0123456789eE");

    private static readonly HashSet<string> Shapes = new(
        [
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION", "CIRCULARSTRING",
            "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "CURVE", "SURFACE", "POLYHEDRALSURFACE", "TIN", "TRIANGLE",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool IsShape(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return TryShape(ref text, 0) && text.IsEmpty;
    }

    private static bool TryShape(ref ReadOnlySpan<char> text, int depth)
    {
        if (!Shapes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(ref text)))
        {
            return false;
        }

        var word = text;
        var next = Word(ref word);
        if (next is "Z" or "M" or "ZM" or "z" or "m" or "zm")
        {
            text = word;
            next = Word(ref word);
        }

        if (next.Equals("EMPTY", StringComparison.OrdinalIgnoreCase))
        {
            text = word;
            return true;
        }

        return TryBrackets(ref text, depth + 1);
    }

    private static bool TryBrackets(ref ReadOnlySpan<char> text, int depth)
    {
        if (depth > DepthMax || !Take(ref text, '('))
        {
            return false;
        }

        do
        {
            var isGood = text.IsEmpty ? false
                : text[0] == '(' ? TryBrackets(ref text, depth + 1)
                : char.IsAsciiLetter(text[0]) ? TryShape(ref text, depth + 1)
                : TryPlace(ref text);
            if (!isGood)
            {
                return false;
            }
        }
        while (Take(ref text, ','));

        return Take(ref text, ')');
    }

    /// <summary>Two to four numbers.</summary>
    private static bool TryPlace(ref ReadOnlySpan<char> text)
    {
        var numbers = 0;
        while (!text.IsEmpty && text.IndexOfAnyExcept(Digits) is var length && length != 0)
        {
            length = length < 0 ? text.Length : length;
            if (!double.TryParse(text[..length], System.Globalization.CultureInfo.InvariantCulture, out _))
            {
                return false;
            }

            numbers++;
            text = text[length..].TrimStart();
        }

        return numbers is >= 2 and <= 4;
    }

    private static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        var word = text[..length];
        text = text[length..].TrimStart();
        return word;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char sign)
    {
        var isThere = text.Length > 0 && text[0] == sign;
        text = isThere ? text[1..].TrimStart() : text;
        return isThere;
    }
}
