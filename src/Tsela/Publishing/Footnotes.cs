using System.Globalization;
using Tsela.Disclosure;

namespace Tsela.Publishing;

/// <summary>What a figure takes along into every format, so that nobody meets it without: written here and nowhere else.</summary>
/// <param name="Symbols">The symbols that stand in the table, each with its meaning, in their usual order.</param>
/// <param name="Protection">What was done to protect the people counted.</param>
/// <param name="Sources">One line a source.</param>
/// <param name="Correction">Why this version corrects the one before, or by what it was corrected itself; null where neither is so.</param>
/// <param name="Citation">How to cite this version of the table.</param>
public sealed record Footnotes(
    IReadOnlyList<(string Symbol, string Meaning)> Symbols, string Protection, IReadOnlyList<string> Sources, string Coverage, IReadOnlyList<string> Notes, string? Correction, string Citation)
{
    public const string Training = "Training data: this country does not exist, and the figures say nothing about Lesotho.";

    private const string Office = "Bureau of Statistics of Lesotho";

    public static Footnotes Of(PublicTable published)
    {
        ArgumentNullException.ThrowIfNull(published);
        var table = published.Table;
        return new Footnotes(
            SymbolsIn(table), table.Protection.Sentence, [.. table.Sources.Select(InWords)], table.Coverage, [.. table.IsTraining ? [Training] : Array.Empty<string>(), .. table.Notes],
            CorrectionOf(published), Cite(published));
    }

    /// <summary>All of it as lines of plain text, for files that have no other place for it.</summary>
    public IEnumerable<string> Lines()
    {
        if (Correction is not null)
        {
            yield return Correction;
        }

        foreach (var note in Notes)
        {
            yield return note;
        }

        if (Symbols.Count > 0)
        {
            yield return $"Symbols: {string.Join("; ", Symbols.Select(one => $"{one.Symbol} {one.Meaning}"))}.";
        }

        if (Protection.Length > 0)
        {
            yield return $"Protection: {Protection}";
        }

        if (Sources.Count > 0)
        {
            yield return $"Sources: {string.Join("; ", Sources)}.";
        }

        if (Coverage.Length > 0)
        {
            yield return $"Coverage: {Coverage}";
        }

        yield return $"Cite as: {Citation}";
    }

    private static List<(string Symbol, string Meaning)> SymbolsIn(SafeTable table)
    {
        var written = table.Cells.Select(cell => cell.Symbol).Where(symbol => symbol.Length > 0).ToHashSet(StringComparer.Ordinal);
        return [.. SafeSymbols.All.Where(one => written.Any(symbol => symbol.Contains(one.Symbol, StringComparison.Ordinal)))];
    }

    private static string InWords(SafeSource source)
    {
        var share = source.Share is { } part ? string.Create(CultureInfo.InvariantCulture, $", {part * 100:0.#} % of the latest figure") : "";
        return $"{source.Institution}, {source.Title} ({source.Series}){share}{(source.Quality is { } quality ? $", quality {quality}" : "")}";
    }

    private static string? CorrectionOf(PublicTable published)
    {
        if (published.CorrectedBy is { } by)
        {
            return $"Corrected: release {by} holds the corrected figures. These stay here so that what was cited can be found.";
        }

        return published.Correction is { } why ? $"Corrected in release {published.Release}: {why}" : null;
    }

    private static string Cite(PublicTable published)
    {
        var hour = LesothoHour.Of(published.PublishedAt);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Office} ({hour.Year}). {published.Table.Title} [{published.Id}], version {published.Version}, release {published.Release} of {hour:d MMMM yyyy}. Integrated migration data of Lesotho (Tsela).{(published.Table.IsTraining ? " Training data." : "")}");
    }
}
