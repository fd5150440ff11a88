namespace Tsela.Engine.Schemas.Values;

/// <summary>Names of months in English and Sesotho, whole or shortened to three letters in English.</summary>
internal static class MonthNames
{
    private static readonly (string Name, int Month)[] Names =
    [
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7), ("august", 8),
        ("september", 9), ("october", 10), ("november", 11), ("december", 12),
        ("pherekhong", 1), ("hlakola", 2), ("hlakubele", 3), ("mesa", 4), ("motseanong", 5), ("phupjane", 6), ("phupu", 7),
        ("phato", 8), ("loetse", 9), ("mphalane", 10), ("pulungoana", 11), ("tsitoe", 12),
        ("sept", 9),
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
    ];

    /// <summary>Takes a name from the front of the text.</summary>
    public static bool TryTake(ref ReadOnlySpan<char> text, out int month)
    {
        foreach (var (name, number) in Names)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                text = text[name.Length..];
                month = number;
                return true;
            }
        }

        month = 0;
        return false;
    }

    /// <summary>The month that a whole word names, in loose form; 0 where it names none.</summary>
    public static int Of(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 24)
        {
            return 0;
        }

        Span<char> room = stackalloc char[48];
        ReadOnlySpan<char> loose = room[..LooseText.Write(word, room)];
        return TryTake(ref loose, out var month) && loose.Length == 0 ? month : 0;
    }
}

/// <summary>English names of the days of the week.</summary>
internal static class DayNames
{
    private static readonly string[] Names =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static bool TryTake(ref ReadOnlySpan<char> text)
    {
        foreach (var name in Names)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                text = text[name.Length..];
                return true;
            }
        }

        return false;
    }
}
