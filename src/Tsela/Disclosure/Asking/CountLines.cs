using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>The lines of a question: cells that differ in one column alone, with their sum. Each is held to what is known of it.</summary>
/// <param name="persons">What was counted, by <see cref="ShownCounts.KeyOf(RegisterCell)"/>.</param>
/// <param name="rows">What public tables show of the rows of a cell.</param>
/// <param name="shown">What is shown of each cell; changed here.</param>
internal sealed class CountLines(
    IReadOnlyList<RegisterColumn> columns, IReadOnlyDictionary<string, long> persons, IReadOnlyDictionary<string, decimal?> rows, Dictionary<string, ShownCount> shown, KnownBounds bounds)
{
    /// <param name="breakdown">The cells by some columns.</param>
    /// <param name="column">The one in which the cells of a line differ.</param>
    public void Hold(IReadOnlyList<RegisterCell> breakdown, int column)
    {
        foreach (var line in breakdown.GroupBy(cell => ShownCounts.KeyOf(cell.Year, [.. cell.Codes.Select((code, i) => i == column ? RegisterTally.Sum : code)]), StringComparer.Ordinal))
        {
            // where somebody stands in several of them, the sum tells little of them
            if (line.Sum(cell => cell.Persons) > persons.GetValueOrDefault(line.Key))
            {
                continue;
            }

            string[] keys = [.. line.Select(ShownCounts.KeyOf).Order(StringComparer.Ordinal)];
            var counts = keys.Select(key => shown[key]).ToArray();
            bounds.Hold(shown.GetValueOrDefault(line.Key), (long?)rows.GetValueOrDefault(line.Key), counts, isEveryCodeThere: counts.Length == columns[column].Codes.Count);
            for (var i = 0; i < keys.Length; i++)
            {
                shown[keys[i]] = counts[i];
            }
        }
    }
}
