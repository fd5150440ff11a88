using System.Globalization;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Office;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Estimates;

/// <summary>
/// Puts the estimates of an indicator's figures among its counted ones: as rows of their own where nothing was counted,
/// beside the count where that covers a part of the time, not at all where it covers the whole. Estimated months and
/// quarters of a flow of rows or of sums are added to the counted rest of the year, with both parts as rows of their own.
/// </summary>
public sealed class FigureEstimates(SnapshotManifest manifest)
{
    public const string Producer = "estimate";
    private const string CountedPart = $"{Figure.PartPrefix}counted";
    private const string EstimatedPart = $"{Figure.PartPrefix}estimated";

    private readonly ILookup<string, FrozenEstimate> entered =
        (manifest.Entered ?? OfficeEntries.None).Estimates.Where(estimate => estimate.Of == EstimateOf.Figure).ToLookup(estimate => estimate.Subject, StringComparer.Ordinal);

    /// <param name="isAdditive">True where the figures of months add up to that of the year.</param>
    public IReadOnlyList<Figure> With(string indicator, string unit, bool isAdditive, IReadOnlyList<Figure> counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        if (!entered.Contains(indicator))
        {
            return counted;
        }

        var figures = counted.ToList();
        var used = new List<FrozenEstimate>();
        foreach (var estimate in entered[indicator])
        {
            var there = figures.Find(figure => figure.Reference == estimate.Reference && figure.Breakdown == estimate.Breakdown && figure.Value is not null);
            if (there is null)
            {
                figures.Add(Own(estimate, unit, estimate.Breakdown));
                used.Add(estimate);
            }
            else if (!there.Coverage.IsWhole && there.IsTotal)
            {
                figures.Add(Own(estimate, unit, $"producer={Producer}"));
            }
        }

        foreach (var whole in isAdditive ? Wholes(used, counted) : [])
        {
            AddUp(figures, used, whole);
        }

        return [.. figures.OrderBy(figure => figure.Reference, StringComparer.Ordinal)];
    }

    /// <summary>The quarters and years that an estimated part may be added to: counted in part, not estimated as such.</summary>
    private static IEnumerable<Figure> Wholes(List<FrozenEstimate> used, IReadOnlyList<Figure> counted) => counted.Where(figure =>
        figure is { Value: not null, IsTotal: true, Reference.Length: 4 or 7 } && !figure.Coverage.IsWhole
        && PartsOf(used, figure).Any());

    private static IEnumerable<FrozenEstimate> PartsOf(List<FrozenEstimate> used, Figure whole)
    {
        var reference = Reference.Parse(whole.Reference)!;
        var inside = used.Where(estimate => estimate.Breakdown == Answer.Total && estimate.Reference != whole.Reference && reference.Holds(estimate.Reference)).ToList();
        // a month inside an estimated quarter is in the quarter's estimate already
        return inside.Where(estimate => !inside.Exists(other => other.Reference != estimate.Reference && Reference.Parse(other.Reference)!.Holds(estimate.Reference)));
    }

    private void AddUp(List<Figure> figures, List<FrozenEstimate> used, Figure whole)
    {
        var parts = PartsOf(used, whole).ToList();
        var estimated = parts.Sum(part => part.Value);
        var at = figures.IndexOf(whole);
        var before = figures.Find(figure => figure.Reference == whole.Reference && figure.Breakdown == EstimatedPart);
        figures[at] = whole with
        {
            Value = whole.Value + estimated,
            Symbol = Symbols.WithEstimated(whole.Symbol, whole.Value + estimated),
            Source = string.Join("; ", parts.Select(Source).Prepend(whole.Source)),
        };
        figures.RemoveAll(figure => figure.Reference == whole.Reference && figure.Breakdown.StartsWith(Figure.PartPrefix, StringComparison.Ordinal));
        var counted = before is null ? whole : whole with
        {
            Value = whole.Value - before.Value, Symbol = whole.Symbol.Replace("e", "", StringComparison.Ordinal),
            Source = string.Join("; ", whole.Source.Split("; ").Where(source => !DeliveryEstimates.IsSource(source))),
        };
        var sources = parts.Select(Source);
        figures.InsertRange(at + 1, Parts(counted, estimated + (before?.Value ?? 0), string.Join("; ", before is null ? sources : sources.Prepend(before.Source))));
    }

    /// <summary>True where the figures of months add up to that of the year: flows of rows and of sums.</summary>
    public static bool IsAdditive(IReadOnlyDictionary<string, MeasureDefinition> measures, string? indicator)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return indicator is not null && measures.GetValueOrDefault(indicator) switch
        {
            { Kind: "flow" } flow => flow.Count == "rows" || flow.Count.StartsWith("sum:", StringComparison.Ordinal),
            { Kind: "indicator" } other => IsAdditive(measures, other.Indicator),
            _ => false,
        };
    }

    /// <summary>The parts of a total that holds estimated deliveries, where something was counted too.</summary>
    /// <param name="shape">Makes a figure of a value and the standing of an answer.</param>
    public static IEnumerable<Figure> PartsOf(Answer total, Func<decimal, Answer, Figure> shape)
    {
        ArgumentNullException.ThrowIfNull(total);
        ArgumentNullException.ThrowIfNull(shape);
        if (total is not { EstimatedPart: { } estimated, Coverage.Deliveries: > 0 } || total.Cells.GetValueOrDefault(Answer.Total) is not { } value)
        {
            return [];
        }

        var counted = total with { IsEstimated = false, Sources = [.. total.Sources.Where(source => !DeliveryEstimates.IsSource(source))] };
        return Parts(shape(value - estimated, counted), estimated, string.Join("; ", total.Sources.Where(DeliveryEstimates.IsSource)));
    }

    /// <summary>The two parts of a total, as rows of their own.</summary>
    public static IEnumerable<Figure> Parts(Figure counted, decimal estimated, string sources)
    {
        ArgumentNullException.ThrowIfNull(counted);
        yield return counted with { Breakdown = CountedPart };
        yield return counted with
        {
            Breakdown = EstimatedPart, Value = estimated, Symbol = Symbols.WithEstimated("", estimated), Source = sources, Coverage = Coverage.None,
        };
    }

    private Figure Own(FrozenEstimate estimate, string unit, string breakdown) => new(
        estimate.Subject, estimate.Reference, breakdown, estimate.Value, unit, Symbols.WithEstimated("", estimate.Value), Source(estimate), Coverage.None,
        IsYearly: estimate.Reference.Length == 4 || estimate.Reference.EndsWith("-12-31", StringComparison.Ordinal) || estimate.Reference.EndsWith("-06-30", StringComparison.Ordinal));

    private string Source(FrozenEstimate estimate)
    {
        var range = estimate is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $", {low:0.####} to {high:0.####}") : "";
        var subject = manifest.IsTraining ? $"{estimate.Subject} {SnapshotManifest.TrainingMark}" : estimate.Subject;
        return string.Create(CultureInfo.InvariantCulture, $"{subject} {estimate.Reference} estimated {estimate.Value:0.####} ({estimate.Name}, {estimate.Method}{range})");
    }
}
