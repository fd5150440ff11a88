using System.Text;

namespace Tsela.Engine.Matching.Names;

/// <summary>Two forms of a written name: as plain letters, and as a key that all regular spellings of it share.</summary>
public static class NameForm
{
    private const string Mother = "ma";

    /// <summary>
    /// Lower case without accents and apostrophes; every other sign is a break between words, titles before the name are
    /// dropped where a word remains, and the prefix of a mother's name ('Ma-, Ma, Mma) is one word with the name that follows.
    /// Scripts other than Latin stay as they are. Empty where nothing is left.
    /// </summary>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsPlainWord(name))
        {
            return name;
        }

        var letters = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            Letters.Append(letters, letter);
        }

        var words = letters.ToString().Split(Letters.Break, StringSplitOptions.RemoveEmptyEntries);
        var first = 0;
        while (first < words.Length - 1 && Titles.Contain(words[first]))
        {
            first++;
        }

        var plain = letters.Clear();
        for (var i = first; i < words.Length; i++)
        {
            plain.Append(words[i]).Append(IsMother(words[i]) && i < words.Length - 1 && words[i + 1].Length > 2 ? "" : " ");
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>
    /// One key for the spellings of a name by the rules of <c>data/names/spelling-rules.csv</c>, its words without a gap;
    /// two names of equal keys are known variants of each other. Words beyond the eighth, and letters of a word beyond the
    /// 64th, do not count.
    /// </summary>
    /// <param name="plain">As made by <see cref="Plain"/>.</param>
    public static string SpellingKey(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        Span<char> key = stackalloc char[SpellingRules.LengthMax * WordsOfName.CountMax];
        var length = 0;
        var words = new WordsOfName(plain);
        while (words.Next(out var word))
        {
            length += SpellingRules.WriteKey(word, key[length..]);
        }

        return key[..length].ToString();
    }

    private static bool IsPlainWord(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExceptInRange('a', 'z');

    private static bool IsMother(string word) => word is Mother or "mma";
}
