namespace Tsela.Shared.Languages;

/// <summary>A language in which the public reads.</summary>
public enum Language
{
    English,
    Sesotho,
}

public static class LanguageCodes
{
    /// <summary>As BCP 47 and the attribute <c>lang</c> write it.</summary>
    public static string Code(this Language language) => language == Language.Sesotho ? "st" : "en";

    /// <summary>The name of the language in itself.</summary>
    public static string OwnName(this Language language) => language == Language.Sesotho ? "Sesotho" : "English";

    /// <summary>Null for a language that is not spoken here; <c>st-LS</c> is Sesotho.</summary>
    public static Language? Read(string? code) => code?.Split('-', 2)[0].Trim().ToUpperInvariant() switch
    {
        "EN" => Language.English,
        "ST" => Language.Sesotho,
        _ => null,
    };
}
