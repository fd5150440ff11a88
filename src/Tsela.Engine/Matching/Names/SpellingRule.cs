namespace Tsela.Engine.Matching.Names;

/// <summary>To which words a rule of spelling applies.</summary>
internal enum WordForm
{
    /// <summary>Every word; these rules come first.</summary>
    Any,

    /// <summary>Words with the syllables of Sesotho.</summary>
    Sesotho,

    /// <summary>All others.</summary>
    Other,
}

/// <summary>One line of data/names/spelling-rules.csv.</summary>
/// <param name="Form">To which words it applies.</param>
/// <param name="Pattern">Letters that are replaced.</param>
/// <param name="Replacement">What stands for them; a capital is not touched by later rules.</param>
/// <param name="After">One of these letters must stand before; ^ is the beginning of the word; empty for no condition.</param>
/// <param name="Before">One of these letters must follow; $ is the end of the word; empty for no condition.</param>
internal sealed record SpellingRule(WordForm Form, string Pattern, string Replacement, string After, string Before)
{
    private readonly uint needed = LettersOf(Pattern);

    public static SpellingRule From(string[] row) => new(
        Enum.Parse<WordForm>(row[0], ignoreCase: true), row[1], row[2], row[3], row[4]);

    /// <summary>The letters that stand in a word, one bit each; a rule whose letters are not all there need not be tried.</summary>
    public static uint LettersOf(ReadOnlySpan<char> word)
    {
        uint letters = 0;
        foreach (var letter in word)
        {
            letters |= 1U << (letter & 31);
        }

        return letters;
    }

    /// <summary>Whether a word of these letters can have the pattern in it.</summary>
    public bool MayApply(uint letters) => (needed & ~letters) == 0;

    /// <summary>Applies the rule from left to right; a replacement is not read again.</summary>
    /// <param name="word">The word; it has room for longer replacements.</param>
    /// <param name="length">Its length.</param>
    /// <returns>The new length.</returns>
    public int Apply(Span<char> word, int length)
    {
        for (var from = 0; from < length;)
        {
            var found = word[from..length].IndexOf(Pattern);
            if (found < 0)
            {
                return length;
            }

            var at = from + found;
            var end = at + Pattern.Length;
            var longer = Replacement.Length - Pattern.Length;
            if (!Allows(After, at == 0 ? '^' : word[at - 1]) || !Allows(Before, end == length ? '$' : word[end]) || length + longer > word.Length)
            {
                from = at + 1;
                continue;
            }

            word[end..length].CopyTo(word[(end + longer)..]);
            Replacement.CopyTo(word[at..]);
            length += longer;
            from = end + longer;
        }

        return length;
    }

    private static bool Allows(string condition, char letter) => condition.Length == 0 || condition.Contains(letter, StringComparison.Ordinal);
}
