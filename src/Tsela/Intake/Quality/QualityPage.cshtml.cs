using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared.Charts;
using Tsela.Shared.Web;

namespace Tsela.Intake.Quality;

/// <summary>How good the deliveries in force are: by institution, by series and, for one series, over time.</summary>
public sealed class QualityPage(QualityOverTime qualityOverTime, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Series { get; set; }

    public QualityOverTime.Result? Quality { get; private set; }

    public bool SeesEveryInstitution => actor.Actor.Institution is null;

    public IEnumerable<Institution> Holders => catalogue.Holders;

    public IEnumerable<TableSchema> Choices => catalogue.SeriesOf(actor.Actor.Institution).OrderBy(series => series.Name, StringComparer.Ordinal);

    public TableSchema? Chosen => Series is { Length: > 0 } && catalogue.Series.TryGetValue(Series, out var series) ? series : null;

    public string TitleOf(string series) => catalogue.Series.TryGetValue(series, out var known) ? known.Title ?? series : series;

    public string NameOf(string institution) => catalogue.Institution(institution)?.Name ?? institution;

    /// <summary>Null where one series is not chosen, or has come only once.</summary>
    public LineChart? OverTime
    {
        get
        {
            var points = Quality!.OverTime;
            if (Chosen is null || points.Count < 2)
            {
                return null;
            }

            ChartLine Line(string name, Func<QualityFigures, Share> figure) => new(name, [.. points.Select(point => Percent(figure(point.Figures.Quality)))]);
            return new LineChart(
                $"{Chosen.Name}, quality of each delivery", "per cent", [.. points.Select(point => point.Period)],
                [
                    Line("complete", quality => quality.Completeness), Line("valid", quality => quality.Validity),
                    Line("consistent", quality => quality.Consistency), Line("unique", quality => quality.Uniqueness),
                ]);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await qualityOverTime.Handle(new(Filter(Institution), Filter(Series)), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Quality = outcome.Value;
        return Page();
    }

    private static decimal? Percent(Share share) => share.Value is { } value ? Math.Round((decimal)value * 100, 2) : null;
}
