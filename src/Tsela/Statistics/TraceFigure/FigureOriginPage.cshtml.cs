using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;
using Tsela.Statistics.Estimates;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.TraceFigure;

/// <summary>Where one figure came from.</summary>
public sealed class FigureOriginModel(TraceFigure traceFigure) : TselaPage
{
    private const int SubmissionsShown = 100;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public TraceFigure.Traced? Traced { get; private set; }

    /// <summary>What the figure is of: everything, or <c>Female, Maseru</c>.</summary>
    public string Of => Traced!.Figure.IsTotal ? "in all" : Traced.Labels.InWords(Traced.Figure.Breakdown);

    /// <summary>How the rows become the figure.</summary>
    public string Counting => CountingWords.Of(Traced!.Origin);

    /// <summary>The measure as the definition file has it.</summary>
    public string? Formula => Traced!.Indicator.Measure is { ValueKind: JsonValueKind.Object } measure ? JsonSerializer.Serialize(measure, Form) : null;

    public string? MoreSubmissions => Traced!.Submissions.Count > SubmissionsShown
        ? $"The first {SubmissionsShown} of {Traced.Submissions.Count} are shown. The snapshot's page has them all." : null;

    // a figure of one part needs no column that says so on every row
    private bool HasParts => Traced!.Origin.Parts.Any(part => part.Name.Length > 0);

    public DataTable Shares => Without("Part", new(
        "Series behind the figure",
        [new("Part"), new("Series"), new("Institution"), new("Rows", Numeric: true), new("Share", Numeric: true), new("Not usable", Numeric: true), new("Why not usable")],
        [
            .. Traced!.Origin.Parts.SelectMany(part => part.Series.Select(series => (IReadOnlyList<Cell>)
            [
                PartName(part.Name), new Cell($"{series.Series.Id} {series.Series.Title}", $"/series/{series.Series.Id}"), series.Series.Institution,
                Count(series.Rows), part.Rows == 0 ? "" : Share((double)series.Rows / part.Rows), Count(series.Apart.All), Why(series),
            ])),
        ])
    { ShowCaption = false, Empty = "No row of a delivery stands behind this figure." });

    public DataTable Estimates => new(
        "Estimates in the figure", [new("Estimate"), new("What it says")],
        [.. EstimateStanding.In(Traced!.Figure).Select(one => (IReadOnlyList<Cell>)[new Cell(one.Name, $"/estimates/{one.Number}"), one.Text])])
    { ShowCaption = false };

    public DataTable Submissions => Without("Part", new(
        "Submissions behind the figure",
        [
            new("Submission"), new("Institution"), new("Part"), new("Accepted (UTC)"), new("Rows in the figure", Numeric: true), new("Share", Numeric: true),
            new("Complete", Numeric: true), new("Valid", Numeric: true), new("Consistent", Numeric: true), new("Records"),
        ],
        [.. Traced!.Submissions.Take(SubmissionsShown).Select(Row)])
    { ShowCaption = false, Empty = "There is no submission behind this figure that you may see." });

    public async Task<IActionResult> OnGetAsync(string indicator, string reference, string? breakdown, Guid? snapshot, CancellationToken cancellationToken)
    {
        var outcome = await traceFigure.Handle(new(indicator, reference, Filter(breakdown), snapshot), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Traced = outcome.Value;
        return Page();
    }

    private IReadOnlyList<Cell> Row(TraceFigure.Submission one)
    {
        var delivery = one.Delivery;
        var all = Traced!.Origin.Parts.Where(part => part.Name == one.Part).Sum(part => part.Rows);
        return
        [
            new Cell($"{one.Series} {delivery.Period}{(delivery.IsTraining ? " (training)" : "")}", $"/submissions/{delivery.Id}"), delivery.Institution, PartName(one.Part),
            delivery.AcceptedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Count(one.Rows), all == 0 ? "" : Share((double)one.Rows / all),
            Share(delivery.Quality.Completeness), Share(delivery.Quality.Validity), Share(delivery.Quality.Consistency),
            Traced.MayReadRecords ? new Cell("Open records", $"{FigureAddress.Of(Traced.Figure, Traced.Manifest.Id, "/records")}&delivery={delivery.Id}") : "",
        ];
    }

    private static string Why(OriginSeries series) => string.Join(", ", new[]
    {
        (series.Apart.WithoutDate, "without the date"), (series.Apart.EndBeforeBeginning, "end before they begin"), (series.Apart.WithoutValue, "without the value"),
        (series.Apart.NotInList, "with a code in no list"), (series.Apart.AgeImpossible, "with an age that cannot be"),
    }.Where(reason => reason.Item1 > 0).Select(reason => $"{Count(reason.Item1)} {reason.Item2}"));

    private static string PartName(string part) => part.Length == 0 ? "the figure" : part;

    private DataTable Without(string title, DataTable table)
    {
        var at = HasParts ? -1 : table.Columns.TakeWhile(column => column.Title != title).Count();
        return at < 0 ? table : table with
        {
            Columns = [.. table.Columns.Where((_, i) => i != at)],
            Rows = [.. table.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Where((_, i) => i != at)])],
        };
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share is { } known ? known.ToString("0.0\u00A0%", CultureInfo.InvariantCulture) : "";
}
