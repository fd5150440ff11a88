using System.Collections.Frozen;

namespace Tsela.Engine.Schemas;

/// <summary>
/// Text without what clerks write differently: case, accents, punctuation and spaces fall away. The same letters
/// and digits in the same order are the same loose text, in any script.
/// </summary>
public static class LooseText
{
    private const string Accented =
        "àáâãäåāăą:a çćĉċč:c ďđð:d èéêëēĕėęě:e ĝğġģ:g ĥħ:h ìíîïĩīĭįı:i ĵ:j ķ:k ĺļľŀł:l ñńņňŋ:n òóôõöøōŏő:o ŕŗř:r śŝşšș:s ţťŧț:t ùúûüũūŭůűų:u ŵ:w ýÿŷ:y źżž:z";

    // The runtime runs without culture data, where String.Normalize leaves accents in place.
    private static readonly FrozenDictionary<char, char> Plain = Accented.Split(' ')
        .SelectMany(group => group[..^2].Select(letter => KeyValuePair.Create(letter, group[^1])))
        .ToFrozenDictionary();

    /// <summary>The loose form of a text.</summary>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        var room = text.Length <= 128 ? stackalloc char[256] : new char[text.Length * 2];
        return new string(room[..Write(text, room)]);
    }

    /// <summary>Writes the loose form. <paramref name="room"/> needs twice the length of the text.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                room[length++] = (char)(letter is >= 'A' and <= 'Z' ? letter | 0x20 : letter);
            }
            else if (letter > '\u007F')
            {
                length = WriteWide(letter, room, length);
            }
        }

        return length;
    }

    private static int WriteWide(char letter, Span<char> room, int length)
    {
        var lower = char.ToLowerInvariant(letter);
        if (Plain.TryGetValue(lower, out var plain))
        {
            room[length++] = plain;
        }
        else if (lower is 'ß' or 'æ' or 'œ')
        {
            room[length++] = lower switch { 'ß' => 's', 'æ' => 'a', _ => 'o' };
            room[length++] = lower switch { 'ß' => 's', _ => 'e' };
        }
        else if (char.IsLetterOrDigit(lower) || char.IsSurrogate(lower))
        {
            room[length++] = lower;
        }

        return length;
    }
}
