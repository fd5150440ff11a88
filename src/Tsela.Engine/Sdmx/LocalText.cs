namespace Tsela.Engine.Sdmx;

/// <summary>A text in the languages of the country.</summary>
/// <param name="English">Always there.</param>
/// <param name="Sesotho">Null where nobody has translated it.</param>
public sealed record LocalText(string English, string? Sesotho = null)
{
    /// <summary>Language tag of <see cref="English"/>.</summary>
    public const string EnglishTag = "en";

    /// <summary>Language tag of <see cref="Sesotho"/>.</summary>
    public const string SesothoTag = "st";

    /// <summary>The text in a language, else in English.</summary>
    /// <param name="language">A language tag.</param>
    public string In(string language) => language == SesothoTag && Sesotho is not null ? Sesotho : English;

    /// <summary>Each language with its text, English first.</summary>
    public IEnumerable<(string Language, string Text)> All() =>
        Sesotho is null ? [(EnglishTag, English)] : [(EnglishTag, English), (SesothoTag, Sesotho)];

    /// <summary>A text in English alone.</summary>
    /// <param name="english">The text.</param>
    public static implicit operator LocalText(string english) => new(english);
}
