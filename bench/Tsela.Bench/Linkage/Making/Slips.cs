namespace Tsela.Bench.Linkage.Making;

/// <summary>Errors that people make when they write what they hear or copy what they read.</summary>
internal static class Slips
{
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>One typing error: a letter replaced, left out, added, or two exchanged; the text is never left empty.</summary>
    public static string Typed(Draw draw, string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var at = draw.Below(text.Length);
        switch (draw.Below(4))
        {
            case 0 when text.Length > 1:
                return text.Remove(at, 1);
            case 1:
                return text.Insert(at, Neighbour(draw, text[at]).ToString());
            case 2 when text.Length > 1:
                at = Math.Min(at, text.Length - 2);
                return string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2));
            default:
                return string.Concat(text.AsSpan(0, at), [Neighbour(draw, text[at])], text.AsSpan(at + 1));
        }
    }

    /// <summary>One digit of a text replaced; a text without digits stays.</summary>
    public static string DigitOf(Draw draw, string text)
    {
        var places = Enumerable.Range(0, text.Length).Where(place => char.IsAsciiDigit(text[place])).ToArray();
        if (places.Length == 0)
        {
            return text;
        }

        var at = places[draw.Below(places.Length)];
        var digit = (char)('0' + ((text[at] - '0' + 1 + draw.Below(9)) % 10));
        return string.Concat(text.AsSpan(0, at), [digit], text.AsSpan(at + 1));
    }

    /// <summary>Two neighbouring characters exchanged anywhere, several times: what a careless copy looks like.</summary>
    public static string Scrambled(Draw draw, string text, int times)
    {
        var letters = text.ToCharArray();
        for (var time = 0; time < times && letters.Length > 1; time++)
        {
            var (a, b) = (draw.Below(letters.Length), draw.Below(letters.Length));
            (letters[a], letters[b]) = (letters[b], letters[a]);
        }

        return new string(letters);
    }

    private static char Neighbour(Draw draw, char letter)
    {
        if (char.IsAsciiDigit(letter))
        {
            return (char)('0' + draw.Below(10));
        }

        var low = char.ToLowerInvariant(letter);
        var row = Array.Find(Rows, keys => keys.Contains(low, StringComparison.Ordinal));
        var other = row is not null && draw.Chance(0.6)
            ? row[Math.Clamp(row.IndexOf(low, StringComparison.Ordinal) + (draw.Chance(0.5) ? 1 : -1), 0, row.Length - 1)]
            : (char)('a' + draw.Below(26));
        return char.IsUpper(letter) ? char.ToUpperInvariant(other) : other;
    }
}
