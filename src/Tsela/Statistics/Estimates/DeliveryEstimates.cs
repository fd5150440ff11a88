using System.Globalization;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Office;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Estimates;

/// <summary>
/// Adds to a flow of rows what was estimated for periods without a delivery, and keeps the two parts apart. An
/// estimate says how many records a delivery would have held; a measure with conditions takes the share of them that
/// meets the conditions among the counted records of the same year. Where a delivery is there, its estimate steps back.
/// </summary>
public sealed class DeliveryEstimates(SnapshotManifest manifest)
{
    private readonly IReadOnlyList<FrozenEstimate> entered =
        [.. (manifest.Entered ?? OfficeEntries.None).Estimates.Where(estimate => estimate.Of == EstimateOf.Delivery && !IsDelivered(manifest, estimate.Subject, estimate.Reference))];

    /// <summary>True where the snapshot has a delivery of the series that touches the period.</summary>
    public static bool IsDelivered(SnapshotManifest manifest, string series, string period)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var (first, last) = Reference.Parse(period) is { } reference ? (reference.First, reference.Last) : throw new ArgumentException($"No period: {period}", nameof(period));
        return manifest.Of(series)?.Deliveries.Any(delivery => delivery.PeriodStart <= last && delivery.PeriodEnd >= first) ?? false;
    }

    /// <summary>True for a source that names an estimate and not a delivery.</summary>
    public static bool IsSource(string source) => source?.Contains(" estimated ", StringComparison.Ordinal) ?? throw new ArgumentNullException(nameof(source));

    /// <summary>The years that only an estimate of a series reaches into.</summary>
    public IEnumerable<int> Years(string series) =>
        entered.Where(estimate => estimate.Subject == series).Select(estimate => Reference.Parse(estimate.Reference)!.First.Year);

    /// <summary>The total with the estimates of the reference added.</summary>
    /// <param name="count">Counts the rows of a measure in a reference.</param>
    public Answer Added(MeasureDefinition measure, Reference reference, Func<MeasureDefinition, Reference, Answer> count)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(count);
        var counted = count(measure, reference);
        var wanted = measure.Count == "rows"
            ? entered.Where(estimate => measure.Series.Contains(estimate.Subject, StringComparer.Ordinal) && reference.Holds(estimate.Reference)).ToList()
            : [];
        if (wanted.Count == 0)
        {
            return counted;
        }

        var parts = wanted.ConvertAll(estimate => (Estimate: estimate, Part: PartOf(estimate, measure, count)));
        if (parts.Find(part => part.Part is null).Estimate is { } unusable)
        {
            return counted.Reason is null ? counted : Answer.Missing(
                $"{counted.Reason}; {unusable.Name} cannot be used: no counted month of {reference.First.Year} says which share of {unusable.Subject} meets the conditions");
        }

        // one estimated month is no figure of a year of which nothing was counted
        if (counted.Reason is not null && wanted.Select(estimate => estimate.Subject).Distinct(StringComparer.Ordinal).Any(series => !Fills(wanted.Where(one => one.Subject == series), reference)))
        {
            return counted;
        }

        var estimated = parts.Sum(part => part.Part!.Value);
        var total = counted.Reason is null ? counted.Cells.GetValueOrDefault(Answer.Total) ?? 0 : 0;
        return counted with
        {
            Reason = null,
            Cells = new Dictionary<string, decimal?>(StringComparer.Ordinal) { [Answer.Total] = total + estimated },
            Sources = [.. counted.Sources, .. parts.Select(part => Source(part.Estimate, part.Part!.Value))],
            IsEstimated = true,
            IsTraining = counted.Reason is null ? counted.IsTraining : manifest.IsTraining,
            EstimatedPart = estimated,
        };
    }

    private static bool Fills(IEnumerable<FrozenEstimate> estimates, Reference reference)
    {
        var periods = estimates.Select(estimate => Reference.Parse(estimate.Reference)!).ToList();
        for (var month = reference.First; month <= reference.Last; month = month.AddMonths(1))
        {
            if (!periods.Exists(period => period.First <= month && period.Last >= month))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the estimate adds to the measure; null where no counted record tells which share meets its conditions.</summary>
    private static decimal? PartOf(FrozenEstimate estimate, MeasureDefinition measure, Func<MeasureDefinition, Reference, Answer> count)
    {
        if (measure.Where.Count == 0)
        {
            return estimate.Value;
        }

        var year = Reference.Year(Reference.Parse(estimate.Reference)!.First.Year);
        var own = measure with { Series = [estimate.Subject] };
        var every = count(own with { Where = new Dictionary<string, string>(StringComparer.Ordinal) }, year);
        var meeting = count(own, year);
        return every.Reason is null && meeting.Reason is null && every.Cells[Answer.Total] is > 0 and { } all
            ? Math.Round(estimate.Value * (meeting.Cells[Answer.Total] ?? 0) / all, MidpointRounding.AwayFromZero)
            : null;
    }

    private string Source(FrozenEstimate estimate, decimal part)
    {
        var share = part == estimate.Value ? "" : string.Create(CultureInfo.InvariantCulture, $" of {estimate.Value:0.####} records");
        var range = estimate is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $", {low:0.####} to {high:0.####} records") : "";
        var series = manifest.IsTraining ? $"{estimate.Subject} {SnapshotManifest.TrainingMark}" : estimate.Subject;
        return string.Create(CultureInfo.InvariantCulture, $"{series} {estimate.Reference} estimated {part:0.####}{share} ({estimate.Name}, {estimate.Method}{range})");
    }
}
