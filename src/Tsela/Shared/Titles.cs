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

    /// <summary>Several as one: "sex", "sex and age", "sex, age and district"; empty where there is none.</summary>
    public static string Joined(IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }

    /// <summary>What a table is broken down by, as it follows a title: " by sex and age"; empty where it is by nothing.</summary>
    public static string By(IEnumerable<string> titles)
    {
        List<string> by = [.. titles.Select(Lower)];
        return by.Count == 0 ? "" : $" by {Joined(by)}";
    }
}
