using System.Collections.Concurrent;
using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Coherence;

/// <summary>One of the overlaps with what is held against each other in it.</summary>
/// <param name="Joins">What the files share, one by one.</param>
public sealed record OverlapFigures(Overlap Overlap, IReadOnlyList<Comparison> Comparisons, IReadOnlyList<Join> Joins);

/// <param name="Years">The latest first; only years in which somebody has a figure.</param>
public sealed record Comparison(string Title, string Unit, IReadOnlyList<ComparisonPart> Parts, IReadOnlyList<ComparisonYear> Years)
{
    public ComparisonPart Owner => Parts.First(part => part.Owns);
}

/// <param name="Cells">In the order of the parts.</param>
public sealed record ComparisonYear(int Year, IReadOnlyList<CoherenceCell> Cells);

/// <summary>What one office counts in a year, against the owner of the figure.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Why">Why there is no value, or why it is not compared.</param>
/// <param name="Difference">Less that of the owner.</param>
/// <param name="Ratio">Over that of the owner, in percent.</param>
public sealed record CoherenceCell(decimal? Value, string Symbol, string? Why, bool IsTraining, decimal? Difference, decimal? Ratio)
{
    public string Shown => Value is { } value ? value.ToString("#,0.##", System.Globalization.CultureInfo.InvariantCulture) : Figure.NotAvailable;
}

/// <summary>Reckons the comparisons of the overlaps on one book.</summary>
public sealed class CoherenceFigures(NationalCatalogue catalogue, IndicatorMeasures measures, FigureBook book)
{
    private const int YearsShown = 6;

    private readonly JoinFigures joins = new(book, YearsShown);

    private readonly ConcurrentDictionary<string, Lazy<OverlapFigures>> reckoned = new(StringComparer.Ordinal);

    public IReadOnlyList<OverlapFigures> All => [.. catalogue.Overlaps.Select(Of)];

    public OverlapFigures Of(Overlap overlap)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        return reckoned.GetOrAdd(overlap.Id, _ => new(() => Reckon(overlap))).Value;
    }

    private OverlapFigures Reckon(Overlap overlap) => new(
        overlap, [.. measures.Comparisons.GetValueOrDefault(overlap.Id, []).Select(One)], [.. measures.Joins.GetValueOrDefault(overlap.Id, []).Select(joins.Of)]);

    /// <summary>Of a year that still runs, as much as is over.</summary>
    internal static Reference Known(FigureBook book, Reference reference)
    {
        var today = DateOnly.FromDateTime(book.Manifest.MadeAt);
        return reference.Last <= today ? reference : reference with { Last = new DateOnly(today.Year, today.Month, 1).AddDays(-1) };
    }

    private Comparison One(ComparisonDefinition definition) => new(
        definition.Title, definition.Unit, definition.Parts,
        [.. Enumerable.Range(book.LatestYear - YearsShown + 1, YearsShown).Reverse().Select(year => Year(definition, year)).Where(year => year.Cells.Any(cell => cell.Value is not null))]);

    private ComparisonYear Year(ComparisonDefinition definition, int year)
    {
        var answers = definition.Parts.Select(part => book.AnswerOf(part.Measure, Known(book, Reference.Year(year)))).ToList();
        var owner = answers[definition.Parts.Select((part, i) => (part, i)).First(one => one.part.Owns).i];
        return new ComparisonYear(year, [.. answers.Select((answer, i) => Cell(answer, owner, definition.Parts[i].Owns))]);
    }

    private static CoherenceCell Cell(Answer answer, Answer owner, bool owns)
    {
        var value = ValueOf(answer);
        var symbol = value is null ? Figure.NotAvailable : $"{(value == 0 ? "-" : "")}{(answer.IsBreak ? "b" : "")}{(answer.IsEstimated ? "e" : "")}{(answer.IsProvisional ? "p" : "")}";
        if (owns || value is null || ValueOf(owner) is not { } whole)
        {
            return new CoherenceCell(value, symbol, answer.Reason, answer.IsTraining, Difference: null, Ratio: null);
        }

        return answer.IsTraining != owner.IsTraining
            ? new CoherenceCell(value, symbol, "not compared: one is the training country, the other the real one", answer.IsTraining, Difference: null, Ratio: null)
            : new CoherenceCell(value, symbol, Why: null, answer.IsTraining, value - whole, whole == 0 ? null : value * 100 / whole);
    }

    private static decimal? ValueOf(Answer answer) => answer.Reason is null ? answer.Cells.GetValueOrDefault(Answer.Total) : null;
}
