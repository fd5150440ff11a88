using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Statistics.Snapshots;

/// <summary>Two series that may hold one person, by the keys of the snapshot.</summary>
/// <param name="KeyB">The same as <paramref name="KeyA"/> where the linkage made them one person.</param>
/// <param name="Probability">That they are one person.</param>
public sealed record LinkPair(string SeriesA, string KeyA, string SeriesB, string KeyB, double Probability);

/// <summary>The table of how certain the linkage is between series, which a snapshot freezes beside theirs.</summary>
/// <param name="Series">The series between which it tells; it knows of no other.</param>
/// <param name="File">Name of the file among the tables that snapshots share.</param>
/// <param name="Sha256">What the file must give when it is opened.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record LinkPairs(IReadOnlyList<string> Series, string File, string Sha256, long Bytes)
{
    private const string Name = "linkage";

    private static readonly ColumnPlan[] Plan =
    [
        new("series.a", ColumnKind.Code), new("key.a", ColumnKind.Code), new("series.b", ColumnKind.Code), new("key.b", ColumnKind.Code), new("probability", ColumnKind.Number),
    ];

    /// <param name="pairs">In any order; the same pairs give the same file.</param>
    /// <param name="working">Folder for what is not finished.</param>
    public static LinkPairs Write(IEnumerable<LinkPair> pairs, IReadOnlyList<string> series, TableStore store, string working)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(store);
        using var writer = new ColumnTableWriter(Name, Plan, working);
        foreach (var pair in pairs.OrderBy(pair => pair.SeriesA, StringComparer.Ordinal).ThenBy(pair => pair.SeriesB, StringComparer.Ordinal)
            .ThenBy(pair => pair.KeyA, StringComparer.Ordinal).ThenBy(pair => pair.KeyB, StringComparer.Ordinal))
        {
            writer.Add([pair.SeriesA, pair.KeyA, pair.SeriesB, pair.KeyB, pair.Probability.ToString("0.######", CultureInfo.InvariantCulture)]);
        }

        var unfinished = Path.Combine(working, $"{Name}.columns");
        var sha256 = writer.WriteTo(unfinished);
        var bytes = new FileInfo(unfinished).Length;
        return new LinkPairs(series, store.Keep(unfinished, Name, sha256), sha256, bytes);
    }

    public static IEnumerable<LinkPair> Read(ColumnTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        CodeColumn[] codes = [.. Plan.SkipLast(1).Select(column => table.Find<CodeColumn>(column.Name))];
        string[][] texts = [.. codes.Select(column => column.Dictionary.ToArray())];
        var probability = table.Find<NumberColumn>("probability");
        for (var row = 0; row < table.RowCount; row++)
        {
            string At(int column) => texts[column][codes[column].CodeAt(row)];
            yield return new LinkPair(At(0), At(1), At(2), At(3), (double)(probability.NumberAt(row) ?? 0));
        }
    }
}
