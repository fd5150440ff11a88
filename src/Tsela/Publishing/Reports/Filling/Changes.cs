namespace Tsela.Publishing.Reports.Filling;

/// <summary>What is another than in the edition before, from the versions that are all still public.</summary>
internal static class Changes
{
    public static WordRows Of(PublicEdition edition)
    {
        var first = edition.Releases.Count == 0 ? null : edition.Releases[^1].Code;
        return new(
            ["Table", "Release", "What changed"],
            edition.Tables.Where(table => table.Version > 1 || table.Release != first).Select(table => new[] { $"{table.Id} {table.Table.Title}", table.Release, Words(edition, table) }),
            "this is the first edition, so there is nothing to compare it with.");
    }

    public static WordRows Releases(PublicEdition edition) => new(
        ["Release", "Public since", "What it brought", "Tables", "Corrects"],
        edition.Releases.Select(release => new[]
        {
            $"{release.Code} {release.Title}", Numbers.Day(release.PublishedAt), release.Note, string.Join(", ", release.Tables),
            release.Corrects is { } corrected ? $"{corrected}: {release.Reason}" : "none",
        }),
        "no release is public.");

    private static string Words(PublicEdition edition, PublicTable table)
    {
        if (table.Version == 1)
        {
            return "Public for the first time.";
        }

        var before = new Cube(edition.VersionsOf(table.Id)[^2]);
        var now = new Cube(table);
        List<string> words = table.Correction is { } why ? [$"Corrected: {why}."] : [];
        if (before.Totals(new Dictionary<int, int>()) is { } placesBefore && now.Totals(new Dictionary<int, int>()) is { } placesNow)
        {
            var added = now.Table.Time.Codes.Where(code => before.CodeAt(before.Table.Dimensions.Count - 1, code.Code) < 0).Select(code => code.Code).ToList();
            if (added.Count > 0)
            {
                words.Add($"Added: {added[0]}{(added.Count > 1 ? $" to {added[^1]}" : "")}.");
            }

            words.AddRange(Revised(before, placesBefore, now, placesNow));
        }

        words.AddRange(Comparison.Of(before.Table, now.Table));
        return words.Count == 0 ? "The same figures, drawn again." : string.Join(' ', words);
    }

    private static IEnumerable<string> Revised(Cube before, int[] placesBefore, Cube now, int[] placesNow)
    {
        var time = now.Table.Dimensions.Count - 1;
        var revised = new List<(string Code, decimal Before, decimal Now)>();
        for (var index = 0; index < before.Table.Time.Codes.Count; index++)
        {
            var code = before.Table.Time.Codes[index].Code;
            if (now.CodeAt(time, code) is >= 0 and var here && before.Cell(placesBefore, index)?.Value is { } old && now.Cell(placesNow, here)?.Value is { } current && old != current)
            {
                revised.Add((code, old, current));
            }
        }

        if (revised.Count > 0)
        {
            var largest = revised.MaxBy(one => Math.Abs(one.Now - one.Before));
            yield return $"{revised.Count} earlier {(revised.Count == 1 ? "total" : "totals")} revised, the most that of {largest.Code}: from {Numbers.Shown(largest.Before, before.Table.Decimals)} to {Numbers.Shown(largest.Now, now.Table.Decimals)}.";
        }
    }
}
