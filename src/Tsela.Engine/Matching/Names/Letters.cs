using System.Text;

namespace Tsela.Engine.Matching.Names;

/// <summary>What one character of a written name becomes: a plain letter, a break between words, or nothing.</summary>
internal static class Letters
{
    /// <summary>A break between two words.</summary>
    public const char Break = ' ';

    // letters of U+00C0 to U+024F and of U+1E00 to U+1EFF without their marks (Unicode's decompositions, and the base
    // letter of those that have a stroke or hook); a full stop where there is none. The program runs without ICU.
    private const string Latin =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll" +
        "lllnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        "bb....occdd.....effg...ikk...n..oo..pp.....ttt.uu..yyzz........." +
        "....dddlllnnnaaiioouuuuuuuuuu.aaaa..ggggkkoooo..jdddgg..nnaa...." +
        "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" +
        "...b............";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    private const char LatinStart = '\u00C0';
    private const char LatinAdditionalStart = '\u1E00';

    /// <summary>Adds what the character becomes; apostrophes, accents that stand alone and invisible characters become nothing.</summary>
    public static void Append(StringBuilder plain, char letter)
    {
        if (char.IsAsciiLetterOrDigit(letter))
        {
            plain.Append(char.ToLowerInvariant(letter));
        }
        else if (IsSilent(letter))
        {
            return;
        }
        else if (Twofold(letter) is { } two)
        {
            plain.Append(two);
        }
        else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.SpacingCombiningMark)
        {
            plain.Append(WithoutMarks(letter));
        }
        else
        {
            plain.Append(Break);
        }
    }

    private static bool IsSilent(char letter) => letter switch
    {
        '\'' or '`' or '´' or 'ʹ' or 'ʻ' or 'ʼ' or 'ʽ' or 'ʾ' or 'ʿ' or 'ˈ' or 'ˊ' or 'ˋ' => true,
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u2035' or '\uA78B' or '\uA78C' or '\uFF07' => true,
        _ => char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.Format,
    };

    private static string? Twofold(char letter) => letter switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' or 'ǽ' or 'Ǽ' or 'ǣ' or 'Ǣ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ŋ' or 'Ŋ' => "ng",
        _ => null,
    };

    private static char WithoutMarks(char letter)
    {
        var plain = letter switch
        {
            >= LatinStart when letter - LatinStart < Latin.Length => Latin[letter - LatinStart],
            >= LatinAdditionalStart when letter - LatinAdditionalStart < LatinAdditional.Length => LatinAdditional[letter - LatinAdditionalStart],
            _ => '.',
        };
        return plain == '.' ? char.ToLowerInvariant(letter) : plain;
    }
}
