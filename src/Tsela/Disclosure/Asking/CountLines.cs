using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>The lines of a question: cells that differ in one column alone, with their sum. Each is held to what is known of it.</summary>
/// <param name="persons">What was counted, by <see cref="ShownCounts.KeyOf(RegisterCell)"/>.</param>
/// <param name="rows">What public tables show of the rows of a cell.</param>
/// <param name="shown">What is shown of each cell; changed here.</param>
internal sealed class CountLines(
    IReadOnlyList<RegisterColumn> columns, IReadOnlyDictionary<string, long> persons, IReadOnlyDictionary<string, decimal?> rows, Dictionary<string, ShownCount> shown, KnownBounds bounds)
{
    // what follows from the others of its lines that a cell is at most
    private readonly Dictionary<string, long> most = new(StringComparer.Ordinal);

    private sealed record Line(string Year, IReadOnlyList<string> Sum, string[] Parts);

    /// <summary>Holds all lines of a breakdown; those by fewer columns come first.</summary>
    /// <param name="breakdown">The cells by some columns.</param>
    /// <param name="by">Places of these columns.</param>
    public void Hold(IReadOnlyList<RegisterCell> breakdown, IReadOnlyList<int> by)
    {
        var lines = by.Select(column => (Column: column, Lines: LinesOf(breakdown, column))).ToList();
        foreach (var (column, all) in lines)
        {
            foreach (var line in all)
            {
                var counts = line.Parts.Select(key => shown[key]).ToArray();
                bounds.Hold(MostOf(line), shown.GetValueOrDefault(KeyOf(line)), counts, isEveryCodeThere: counts.Length == columns[column].Codes.Count);
                for (var i = 0; i < counts.Length; i++)
                {
                    shown[line.Parts[i]] = counts[i];
                }
            }
        }

        foreach (var line in lines.SelectMany(one => one.Lines))
        {
            var rest = MostOf(line) - line.Parts.Sum(key => bounds.Least(shown[key]));
            foreach (var key in rest is null ? [] : line.Parts)
            {
                most[key] = Math.Min(most.GetValueOrDefault(key, long.MaxValue), rest!.Value + bounds.Least(shown[key]));
            }
        }
    }

    private List<Line> LinesOf(IReadOnlyList<RegisterCell> breakdown, int column) =>
    [
        .. breakdown.GroupBy(cell => ShownCounts.KeyOf(cell.Year, SumOf(cell, column)), StringComparer.Ordinal)
            // where somebody stands in several of them, the sum tells little of them
            .Where(line => line.Sum(cell => cell.Persons) <= persons.GetValueOrDefault(line.Key))
            .Select(line => new Line(line.First().Year, SumOf(line.First(), column), [.. line.Select(ShownCounts.KeyOf).Order(StringComparer.Ordinal)])),
    ];

    private static string[] SumOf(RegisterCell cell, int column) => [.. cell.Codes.Select((code, i) => i == column ? RegisterTally.Sum : code)];

    private static string KeyOf(Line line) => ShownCounts.KeyOf(line.Year, line.Sum);

    // a sum is part of the sums above it, so there are no more in it than in any of them
    private long? MostOf(Line line)
    {
        var least = long.MaxValue;
        for (var above = 0; above < 1 << line.Sum.Count; above++)
        {
            var key = ShownCounts.KeyOf(line.Year, [.. line.Sum.Select((code, i) => (above & (1 << i)) != 0 ? RegisterTally.Sum : code)]);
            least = Math.Min(least, Math.Min(most.GetValueOrDefault(key, long.MaxValue), (long?)rows.GetValueOrDefault(key) ?? long.MaxValue));
            least = shown.TryGetValue(key, out var count) && count.Fate != CountFate.Hidden ? Math.Min(least, bounds.Most(count)) : least;
        }

        return least < long.MaxValue ? least : null;
    }
}
