namespace Tsela.Shared;

/// <summary>Titles as they stand within a sentence.</summary>
public static class Titles
{
    /// <summary>Begins with a small letter where the second letter is one too: SADC stays as it is.</summary>
    public static string Lower(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return title.Length > 1 && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
    }
}
