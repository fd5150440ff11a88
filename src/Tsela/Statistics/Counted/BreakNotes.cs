using Tsela.Statistics.Figures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Counted;

/// <summary>Says of each passage from one source to another which two they are.</summary>
internal static class BreakNotes
{
    /// <param name="breaks">Figures with the one before each, whose source is another.</param>
    public static IEnumerable<string> Of(IReadOnlyDictionary<Figure, Figure> breaks, SnapshotManifest manifest)
    {
        // a breakdown has its own note only where the whole has none
        var told = breaks.Any(one => one.Key.IsTotal) ? breaks.Where(one => one.Key.IsTotal) : breaks;
        return told.GroupBy(one => (Before: InWords(SourceBreaks.SeriesOf(one.Value), manifest), After: InWords(SourceBreaks.SeriesOf(one.Key), manifest)))
            .Select(group => (Sentence: Sentence(group.Key.Before, group.Key.After, Missing(group.First(), manifest)), group.Key.After,
                At: group.Select(one => one.Key.Reference).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()))
            .OrderBy(note => note.At[0], StringComparer.Ordinal).ThenBy(note => note.After, StringComparer.Ordinal)
            .Select(note => $"Break (b) at {string.Join(", ", note.At)}: {note.Sentence} The two do not compare.");
    }

    private static string Sentence(string before, string after, string missing) =>
        missing.Length > 0 ? $"from {after} alone, because nothing has come from {missing}." : $"from {after}, before from {before}.";

    // where fewer sources go on and no other has come
    private static string Missing(KeyValuePair<Figure, Figure> passage, SnapshotManifest manifest)
    {
        var (before, after) = (SourceBreaks.SeriesOf(passage.Value), SourceBreaks.SeriesOf(passage.Key));
        return after.Except(before, StringComparer.Ordinal).Any() ? "" : InWords(before.Except(after, StringComparer.Ordinal), manifest);
    }

    private static string InWords(IEnumerable<string> series, SnapshotManifest manifest) => string.Join(" and ", series.Select(id =>
        manifest.Of(id) is { } known ? $"{known.Title} ({manifest.SourceOf(id)})" : id));
}
