using Tsela.Disclosure;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>What is another below the totals of two versions of a table: breakdowns, parts, and what is kept back.</summary>
internal static class Comparison
{
    public static IEnumerable<string> Of(SafeTable before, SafeTable now)
    {
        var (titlesBefore, titlesNow) = (Titles(before), Titles(now));
        if (titlesNow.Except(titlesBefore, StringComparer.Ordinal).ToList() is { Count: > 0 } added)
        {
            yield return $"Broken down by {string.Join(", ", added)} for the first time.";
        }

        if (titlesBefore.Except(titlesNow, StringComparer.Ordinal).ToList() is { Count: > 0 } lost)
        {
            yield return $"No longer broken down by {string.Join(", ", lost)}.";
        }

        var (old, current) = (ByPlace(before), ByPlace(now));
        var common = old.Keys.Where(current.ContainsKey).ToList();
        var parts = common.Count(place => place.Contains('=', StringComparison.Ordinal) && old[place].Value is { } was && current[place].Value is { } value && was != value);
        if (parts > 0)
        {
            yield return $"{HowMany.Of(parts, "figure of a part is", "figures of parts are")} revised.";
        }

        if (common.Count(place => old[place].IsHidden && current[place].Value is not null) is > 0 and var shown)
        {
            yield return $"{HowMany.Of(shown, "figure is shown that was", "figures are shown that were")} not before.";
        }

        if (common.Count(place => old[place].Value is not null && current[place].IsHidden) is > 0 and var hidden)
        {
            yield return $"{HowMany.Of(hidden, "figure is", "figures are")} no longer shown, to protect the people counted.";
        }
    }

    /// <summary>A place is named by its codes that are not totals, so that a further dimension leaves it where it was.</summary>
    private static Dictionary<string, SafeCell> ByPlace(SafeTable table)
    {
        var places = new Dictionary<string, SafeCell>(StringComparer.Ordinal);
        foreach (var cell in table.Cells)
        {
            var codes = cell.At.SkipLast(1).Select((code, place) => (table.Dimensions[place].Id, table.Dimensions[place].Codes[code].Code)).Where(one => one.Code != SafeDimension.Total)
                .Select(one => $"{one.Id}={one.Code}").Order(StringComparer.Ordinal);
            places.TryAdd($"{string.Join('&', codes)}@{table.Time.Codes[cell.At[^1]].Code}", cell);
        }

        return places;
    }

    private static List<string> Titles(SafeTable table) => [.. table.Dimensions.SkipLast(1).Select(dimension => dimension.Title.ToLowerInvariant())];
}
