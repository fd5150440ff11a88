using System.Text;

namespace Tsela.Engine.Matching.Names;

/// <summary>Brings a word of a name to the key that all its regular spellings share.</summary>
internal static class SpellingRules
{
    private static readonly SpellingRule[] All = [.. NameTable.Rows("spelling-rules").Select(SpellingRule.From)];
    private static readonly SpellingRule[] OfAnyWord = [.. All.Where(rule => rule.Form == WordForm.Any)];
    private static readonly SpellingRule[] OfSesotho = [.. All.Where(rule => rule.Form == WordForm.Sesotho)];
    private static readonly SpellingRule[] OfOther = [.. All.Where(rule => rule.Form == WordForm.Other)];

    /// <summary>Adds the key of one word; a single letter and a word in another script are their own key.</summary>
    public static void AppendKey(StringBuilder key, ReadOnlySpan<char> word)
    {
        if (word.Length == 1 || word.ContainsAnyExceptInRange('a', 'z'))
        {
            key.Append(word);
            return;
        }

        Span<char> letters = stackalloc char[2 * WordsOfName.LengthMax];
        word.CopyTo(letters);
        var length = SingleLetters(letters, word.Length);
        length = Apply(OfAnyWord, letters, length);
        length = Apply(SesothoWord.Is(letters[..length]) ? OfSesotho : OfOther, letters, length);
        key.Append(letters[..SingleLetters(letters, length)]);
    }

    private static int Apply(SpellingRule[] rules, Span<char> letters, int length)
    {
        foreach (var rule in rules)
        {
            length = rule.Apply(letters, length);
        }

        return length;
    }

    private static int SingleLetters(Span<char> letters, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (kept == 0 || letters[kept - 1] != letters[i])
            {
                letters[kept++] = letters[i];
            }
        }

        return kept;
    }
}
