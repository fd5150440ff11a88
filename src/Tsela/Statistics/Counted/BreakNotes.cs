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
        return told.GroupBy(one => (Before: InWords(one.Value, manifest), After: InWords(one.Key, manifest)))
            .Select(group => (group.Key, At: group.Select(one => one.Key.Reference).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()))
            .OrderBy(note => note.At[0], StringComparer.Ordinal).ThenBy(note => note.Key.After, StringComparer.Ordinal)
            .Select(note => $"Break (b) at {string.Join(", ", note.At)}: from {note.Key.After}, before from {note.Key.Before}. The two do not compare.");
    }

    private static string InWords(Figure figure, SnapshotManifest manifest) => string.Join(" and ", SourceBreaks.SeriesOf(figure).Select(id =>
        manifest.Of(id) is { } series ? $"{series.Title} ({manifest.SourceOf(id)})" : id));
}
