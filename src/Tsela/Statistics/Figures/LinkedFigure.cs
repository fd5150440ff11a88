using System.Globalization;
using Tsela.Catalogue;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>A figure of different persons beside what it would be otherwise.</summary>
/// <param name="ByIdentifiers">By the best identifier of each row alone; null where that gives none.</param>
/// <param name="Files">How many different persons each file holds, where several are counted together.</param>
/// <param name="Linked">The day of the linkage; null where none had finished.</param>
/// <param name="Outside">Series that took no part in it, so that all are counted by their identifiers.</param>
public sealed record LinkedFigure(
    Indicator Indicator, Figure Figure, decimal? ByIdentifiers, IReadOnlyList<(string Series, decimal Value)> Files, DateTime? Linked, IReadOnlyList<string> Outside)
{
    public decimal? AddedUp => Files.Count > 1 ? Files.Sum(file => file.Value) : null;

    /// <summary>What the linkage and counting once do to the figure.</summary>
    public string Sentence
    {
        get
        {
            var unit = Indicator.Unit;
            var before = AddedUp is { } sum ? $"Added up, the files would give {Number(sum)} ({string.Join(", ", Files.Select(file => $"{file.Series} {Number(file.Value)}"))}). " : "";
            var now = (Linked, Outside) switch
            {
                (null, _) => $"By the identifiers in each row the figure of {Figure.Reference} is {Figure.Shown} {unit}; no linkage has finished that would find one person with two documents.",
                ({ } day, []) => $"By the identifiers in each row it would be {(ByIdentifiers is { } own ? Number(own) : Figure.NotAvailable)}; by the linkage of {Day(day)} the figure of {Figure.Reference} is {Figure.Shown} {unit}{Change(ByIdentifiers)}.",
                _ => $"By the identifiers in each row the figure of {Figure.Reference} is {Figure.Shown} {unit}: {string.Join(" and ", Outside)} took no part in the linkage.",
            };
            return before + now + (AddedUp is { } added && Figure.Value is { } value && added != value ? $" That is {Difference(value - added, added)} against adding up." : "");
        }
    }

    private string Change(decimal? own) => own is { } before && Figure.Value is { } value && before != value ? $", {Difference(value - before, before)}" : "";

    private static string Difference(decimal change, decimal of) =>
        $"{Number(Math.Abs(change))} {(change < 0 ? "fewer" : "more")}{(of == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Math.Abs(change) * 100 / of:0.#} %)"))}";

    private static string Number(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Day(DateTime day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>Reckons the figures of different persons once more without the linkage.</summary>
public sealed class LinkedFigures(FigureBook book)
{
    /// <summary>The latest yearly figure of an indicator beside what it would be otherwise; null where it does not count different persons.</summary>
    public LinkedFigure? Of(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (book.MeasureOf(indicator.Id) is not { } measure || Trends.Yearly(book.Of(indicator.Id)) is not [.., { Value: not null } latest]
            || SeriesOfPersons(measure) is not { Count: > 0 } series
            || FigureTimes.Of(indicator, measure, latest.Year, DateOnly.FromDateTime(book.Manifest.MadeAt)).FirstOrDefault(time => time.Text == latest.Reference).Reference is not { } time)
        {
            return null;
        }

        var linkage = book.Manifest.Linkage;
        var own = linkage is null ? null : Value(book.Without(measure, time));
        var files = measure is { Count: "persons", Series.Count: > 1, Kind: "stock" or "flow" }
            ? measure.Series.Select(id => (id, Value: Value(book.AnswerOf(measure with { Series = [id] }, time)))).Where(file => file.Value is not null).Select(file => (file.id, file.Value!.Value)).ToList()
            : [];
        string[] outside = linkage is null ? [] : [.. series.Where(id => book.Manifest.Of(id) is not null && !linkage.Series.Contains(id, StringComparer.Ordinal))];
        return new LinkedFigure(indicator, latest, own, files, linkage?.FinishedAt, outside);
    }

    /// <summary>The indicators that count the persons of several files.</summary>
    public IReadOnlyList<LinkedFigure> OfSeveralFiles(NationalCatalogue catalogue) =>
    [
        .. catalogue.Indicators.Where(indicator => book.MeasureOf(indicator.Id) is { } measure && SeriesOfPersons(measure).Count > 1).Select(Of).OfType<LinkedFigure>(),
    ];

    // what stands beside the figure is not in it
    private IReadOnlyList<string> SeriesOfPersons(MeasureDefinition measure) => measure.Kind == "indicator"
        ? book.MeasureOf(measure.Indicator!) is { } other ? SeriesOfPersons(other) : []
        : [.. book.Readers(measure with { Beside = [], Details = [] }).Where(leaf => leaf.Count is "persons" or MeasureTexts.PersonsAgain).SelectMany(leaf => leaf.Series).Distinct(StringComparer.Ordinal)];

    private static decimal? Value(Answer answer) => answer.Reason is null ? answer.Cells.GetValueOrDefault(Answer.Total) : null;
}
