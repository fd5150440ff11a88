using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;

namespace Tsela.Shared.Languages;

/// <summary>The texts of one reader: English until the site finds another language in the request.</summary>
public sealed class Texts(TextFiles files)
{
    public Language Language { get; set; }

    public bool IsSesotho => Language == Language.Sesotho;

    /// <summary>The text of a key; English where the language has none.</summary>
    /// <exception cref="InvalidOperationException">No language has it.</exception>
    public string this[string key] => Find(key) ?? files.Find(Language.English, key) ?? throw new InvalidOperationException($"There is no text '{key}' in data/texts.");

    /// <summary>A text with what is put into it.</summary>
    public string With(string key, params ReadOnlySpan<(string Name, object? Value)> put)
    {
        var text = this[key];
        foreach (var (name, value) in put)
        {
            text = text.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A text of so many, which stands in it as <c>{count}</c>: that of one has another key, as <c>topics.one</c> beside <c>topics.many</c>.</summary>
    public string Counted(string key, int count, params ReadOnlySpan<(string Name, object? Value)> put) =>
        With(count == 1 ? $"{key}.one" : $"{key}.many", [("count", count), .. put]);

    /// <summary>Null where the reader's language has no such text.</summary>
    public string? Find(string key) => files.Find(Language, key);

    /// <summary>The name of something in the reader's language; what it is called in English where there is none.</summary>
    public string Name(string key, string english) => Find(key) ?? english;

    /// <summary>Words that stand in English alone, marked so that a screen reader speaks them as such.</summary>
    public IHtmlContent English(string text) => IsSesotho
        ? new HtmlString($"<span lang=\"en\">{WebUtility.HtmlEncode(text)}</span>")
        : new HtmlString(WebUtility.HtmlEncode(text));

    /// <summary>As <see cref="Name"/>, marked as English where it is.</summary>
    public IHtmlContent Shown(string key, string english) => Find(key) is { } own ? new HtmlString(WebUtility.HtmlEncode(own)) : English(english);
}
