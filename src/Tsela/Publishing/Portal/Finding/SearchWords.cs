using System.Globalization;
using System.Text;

namespace Tsela.Publishing.Portal.Finding;

/// <summary>Cuts texts into words as they are sought: small letters, no accents, no apostrophes, singular.</summary>
internal static class SearchWords
{
    private const int WordsMax = 12;

    private const int LettersMax = 200;

    // words of both languages that say nothing about what is sought
    private static readonly HashSet<string> Empty = new(
        ["the", "of", "by", "in", "and", "for", "per", "from", "to", "on", "at", "or", "with", "how", "many", "ka", "ea", "tsa", "le", "ho", "ba", "oa", "la", "ke", "li", "ha", "ma", "bo"],
        StringComparer.Ordinal);

    /// <summary>The words of a question; bounded, because anybody may ask anything.</summary>
    public static IReadOnlyList<string> OfQuestion(string? question)
    {
        var text = question ?? "";
        var all = Of(text.Length > LettersMax ? text[..LettersMax] : text).Distinct(StringComparer.Ordinal).Take(WordsMax).ToList();
        var said = all.FindAll(word => !Empty.Contains(word));
        return said.Count > 0 ? said : all;
    }

    /// <summary>The words of a text in order. What stands between hyphens is a word, and so is the whole: LIM-02 is lim02, lim and 02.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var piece in Folded(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = piece.Split('-', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1)
            {
                yield return string.Concat(parts);
            }

            foreach (var part in parts)
            {
                yield return Singular(part);
            }
        }
    }

    /// <summary>Letters, digits and hyphens of a text in small letters without accents, everything else as gaps.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter == '-')
            {
                folded.Append(letter);
            }
            else if (letter is not ('\'' or '\u2019' or '\u02BC') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(' ');
            }
        }

        return folded.ToString();
    }

    private static string Singular(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 3 } when word.EndsWith('s') && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };
}
