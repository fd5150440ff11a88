using System.Globalization;
using System.Text;
using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>The ways in which offices spell one name: with and without the sign on s, with and without the apostrophe, by ear.</summary>
public static class Spelling
{
    public static string Vary(string name, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(chance);
        return chance.Between(0, 7) switch
        {
            0 => name.ToUpperInvariant(),
            1 => Plain(name),
            2 => name.Replace("Tš", "Tsh", StringComparison.Ordinal).Replace("tš", "tsh", StringComparison.Ordinal),
            3 => name.Replace("’Ma", chance.Is(0.5) ? "'Ma" : "Ma-", StringComparison.Ordinal),
            4 => name.Contains(' ', StringComparison.Ordinal) ? $"{name.Split(' ')[0]} {name.Split(' ')[^1][0]}." : Ear(name),
            5 => Ear(name),
            6 => Typo(name, chance),
            _ => name.Contains(' ', StringComparison.Ordinal) ? name.Split(' ')[0] : Ear(Plain(name)),
        };
    }

    public static string Typo(string text, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(chance);
        if (text.Length < 4)
        {
            return text + text[^1];
        }

        var at = chance.Between(1, text.Length - 2);
        return chance.Is(0.5) ? text.Remove(at, 1) : string.Concat(text.AsSpan(0, at), text.AsSpan(at + 1, 1), text.AsSpan(at, 1), text.AsSpan(at + 2));
    }

    private static string Ear(string name) => name
        .Replace("oe", "we", StringComparison.Ordinal).Replace("ea", "ya", StringComparison.Ordinal).Replace("li", "di", StringComparison.Ordinal)
        .Replace("efe", "efi", StringComparison.Ordinal).Replace("kh", "k", StringComparison.Ordinal);

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('’' or '\''))
            {
                plain.Append(letter);
            }
        }

        return plain.ToString();
    }
}
