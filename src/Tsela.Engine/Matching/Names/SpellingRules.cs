namespace Tsela.Engine.Matching.Names;

/// <summary>Brings a word of a name to the key that all its regular spellings share.</summary>
internal static class SpellingRules
{
    private static readonly SpellingRule[] All = [.. NameTable.Rows("spelling-rules").Select(SpellingRule.From)];
    private static readonly SpellingRule[] OfAnyWord = [.. All.Where(rule => rule.Form == WordForm.Any)];
    private static readonly SpellingRule[] OfSesotho = [.. All.Where(rule => rule.Form == WordForm.Sesotho)];
    private static readonly SpellingRule[] OfOther = [.. All.Where(rule => rule.Form == WordForm.Other)];

    /// <summary>Room that the key of a word needs.</summary>
    public const int LengthMax = 2 * WordsOfName.LengthMax;

    /// <summary>Writes the key of one word; a single letter and a word in another script are their own key.</summary>
    /// <param name="word">One word of a plain name.</param>
    /// <param name="key">At least <see cref="LengthMax"/> characters.</param>
    /// <returns>The key's length.</returns>
    public static int WriteKey(ReadOnlySpan<char> word, Span<char> key)
    {
        word.CopyTo(key);
        if (word.Length == 1 || word.ContainsAnyExceptInRange('a', 'z'))
        {
            return word.Length;
        }

        var length = SingleLetters(key, word.Length);
        length = Apply(OfAnyWord, key, length);
        length = Apply(SesothoWord.Is(word) ? OfSesotho : OfOther, key, length);
        return SingleLetters(key, length);
    }

    private static int Apply(SpellingRule[] rules, Span<char> key, int length)
    {
        var letters = SpellingRule.LettersOf(key[..length]);
        foreach (var rule in rules)
        {
            if (rule.MayApply(letters))
            {
                length = rule.Apply(key, length);
                letters = SpellingRule.LettersOf(key[..length]);
            }
        }

        return length;
    }

    private static int SingleLetters(Span<char> key, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (kept == 0 || key[kept - 1] != key[i])
            {
                key[kept++] = key[i];
            }
        }

        return kept;
    }
}
