using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Shared.Charts;
using Tsela.Shared.Web;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.ReadIndicator;

public sealed class IndicatorModel(ReadIndicator readIndicator, CurrentActor actor) : TselaPage
{
    private const int BarsShown = 15;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public ReadIndicator.Shown? Shown { get; private set; }

    public bool MayEstimate => actor.Actor.Rights.Contains(Right.BuildFigures);

    /// <summary>What of a total was counted and what was estimated; empty where nothing was estimated.</summary>
    public string PartsOf(Figure total) => string.Join(" + ", Shown!.Figures.Where(figure => figure.IsPart && figure.Reference == total.Reference)
        .Select(figure => $"{figure.Shown} {figure.Breakdown[Figure.PartPrefix.Length..]}"));

    public LineChart Trend => Trends.Chart(Shown!.Indicator, Shown.Years);

    /// <summary>The measure as the definition file has it.</summary>
    public string? Formula => Shown!.Indicator.Measure is { ValueKind: JsonValueKind.Object } measure ? JsonSerializer.Serialize(measure, Form) : null;

    /// <summary>The breakdowns of the year, one group for each set of dimensions.</summary>
    public IEnumerable<(string Dimensions, IReadOnlyList<Figure> Figures)> Breakdowns => Shown!.OfYear
        .Where(figure => figure is { IsTotal: false, IsRival: false, IsPart: false })
        .GroupBy(figure => string.Join(" by ", figure.Breakdown.Split(';').Select(part => Shown!.Labels.TitleOf(part.Split('=')[0]))), StringComparer.Ordinal)
        .Select(group => (group.Key, (IReadOnlyList<Figure>)[.. group.OrderByDescending(figure => figure.Value ?? 0)]));

    public DistrictMap? Map
    {
        get
        {
            var districts = Shown!.OfYear.Where(figure => figure.Breakdown.StartsWith("district=LS-", StringComparison.Ordinal)).ToList();
            return districts.Count == 0 ? null : new DistrictMap(
                $"{Shown.Indicator.Name} by district, {districts[0].Reference}", Shown.Indicator.Unit,
                districts.ToDictionary(figure => figure.Breakdown["district=".Length..], figure => figure.Value, StringComparer.Ordinal));
        }
    }

    public BarChart Bars(string dimensions, IReadOnlyList<Figure> figures) => new(
        $"By {dimensions}, {Shown!.Year}", Shown.Indicator.Unit,
        [.. figures.Take(BarsShown).Select(figure => (Shown.Labels.InWords(figure.Breakdown), figure.Value))],
        figures.Count > BarsShown ? $"The largest {BarsShown} of {figures.Count}; the file has them all." : null);

    public DataTable EveryFigure => new(
        $"Every breakdown of {Shown!.Year}",
        [new("Breakdown"), new("Of"), new(Shown.Indicator.Unit, Numeric: true)],
        [
            .. Breakdowns.SelectMany(group => group.Figures).Select(figure => (IReadOnlyList<Cell>)
                [Shown.Labels.InWords(figure.Breakdown), figure.Reference, new Cell($"{figure.Shown} {figure.Symbol}", OriginOf(figure))]),
        ])
    { ShowCaption = false };

    /// <summary>The page on which a figure is opened down to its records.</summary>
    public string OriginOf(Figure figure) => FigureAddress.Of(figure, Shown!.Manifest!.Id);

    public async Task<IActionResult> OnGetAsync(string id, int? year, CancellationToken cancellationToken)
    {
        var outcome = await readIndicator.Handle(new(id, year), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }
}
