using Tsela.Catalogue;
using Tsela.Statistics.Estimates;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Evaluates measures on one snapshot. Knows no indicator: every difference between them is in their data.</summary>
/// <param name="trace">Notes every question that is asked; null where nobody wants to know.</param>
/// <param name="key">The column that says who is who; null for the best that all series of a measure have.</param>
public sealed class Evaluation(
    NationalCatalogue catalogue, OpenSnapshot snapshot, IReadOnlyDictionary<string, MeasureDefinition> measures, QuestionTrace? trace = null,
    string? key = null)
{
    private readonly CountedRows counted = new(catalogue, snapshot, trace, key);
    private readonly CountedRows unnoted = new(catalogue, snapshot);
    private readonly PublishedTables published = new(catalogue, snapshot, trace);
    private readonly DeliveryEstimates estimates = new(snapshot.Manifest);

    /// <summary>The measure for one time, for one breakdown; for the total where <paramref name="by"/> is null.</summary>
    public Answer Of(MeasureDefinition measure, Reference reference, string? by)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var noted = trace?.Asked.Count ?? 0;
        if (measure.Fallback is { } second && by is not null && !measure.By.Contains(by, StringComparer.Ordinal) && Gives(second, by))
        {
            // a breakdown of the fallback alone belongs to the times that the measure cannot give
            var isGiven = Own(measure, reference, by: null).Reason is null;
            trace?.ForgetFrom(noted);
            return isGiven ? Answer.Missing($"not broken down by {by}") : Of(second, reference, by);
        }

        var answer = Own(measure, reference, by);
        if (answer.Reason is not null)
        {
            trace?.ForgetFrom(noted);
        }

        return answer.Reason is not null && measure.Fallback is { } fallback && (by is null || Gives(fallback, by))
            ? Instead(answer, Of(fallback, reference, by))
            : answer;
    }

    /// <summary>Figures of other producers, by the code of the producer.</summary>
    public IEnumerable<(string Producer, Answer Answer)> Beside(MeasureDefinition measure, Reference reference)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Kind == "indicator")
        {
            return Beside(measures[measure.Indicator!], reference);
        }

        var own = measure.Kind == "published" ? published.Rivals(measure, reference) : [];
        var fallback = measure.Fallback is { } second ? Beside(second, reference) : [];
        return own.Concat(fallback).Concat(measure.Beside.Select(beside => (beside.Label!, Of(beside, reference, by: null))));
    }

    private Answer Own(MeasureDefinition measure, Reference reference, string? by) => measure.Kind switch
    {
        // what an estimate asks for its share is not behind the count
        "flow" when by is null => estimates.Added(measure, reference, (one, time) => (ReferenceEquals(one, measure) ? counted : unnoted).Of(one, time, by)),
        "stock" or "flow" or "ended" or "round" or "people" => counted.Of(measure, reference, by),
        "published" => published.Of(measure, reference, by),
        "ratio" => Ratio(measure, reference, by),
        "combination" => Combination(measure, reference, by),
        "indicator" => Of(measures[measure.Indicator!], reference, by),
        _ => Answer.Missing(string.Join("; ", measure.Gaps)),
    };

    private Answer Part(string name, MeasureDefinition measure, Reference reference, string? by) =>
        trace is null ? Of(measure, reference, by) : trace.Within(name, () => Of(measure, reference, by));

    /// <summary>True where the measure, or what stands in for it, is broken down so.</summary>
    public static bool Gives(MeasureDefinition measure, string by) =>
        measure.By.Contains(by, StringComparer.Ordinal) || (measure.Fallback is { } fallback && Gives(fallback, by));

    private static Answer Instead(Answer first, Answer second) => second.Reason is null
        ? second
        : Answer.Missing(first.Reason == second.Reason ? first.Reason! : $"{first.Reason}; {second.Reason}");

    private Answer Ratio(MeasureDefinition measure, Reference reference, string? by)
    {
        var below = by is null ? null : string.Join(';', by.Split(';').Where(part => !measure.Whole.Contains(MeasureTexts.NameOf(part), StringComparer.Ordinal)));
        var numerator = Part("numerator", measure.Numerator!, reference, by);
        var denominator = Part("denominator", measure.Denominator!, reference, below is { Length: > 0 } ? below : null);
        if (numerator.Reason is not null || denominator.Reason is not null)
        {
            return Answer.Missing(string.Join("; ", new[] { numerator.Reason, denominator.Reason }.OfType<string>().Distinct(StringComparer.Ordinal)));
        }

        if (numerator.IsTraining != denominator.IsTraining)
        {
            return Answer.Missing(
                $"{string.Join(", ", numerator.Sources)} cannot be divided by {string.Join(", ", denominator.Sources)}: one is the training country, the other the real one");
        }

        var cells = below == by ? Divided(numerator, denominator, measure.Factor) : Shared(numerator, denominator, measure);
        return by is null && cells.GetValueOrDefault(Answer.Total) is null
            ? Answer.Missing($"nothing to divide by in {reference.Period}: {string.Join(", ", denominator.Sources)}")
            : Answer.Of(cells, [numerator, denominator]);
    }

    private static Dictionary<string, decimal?> Divided(Answer numerator, Answer denominator, decimal factor) =>
        denominator.Cells.ToDictionary(
            cell => cell.Key, cell => cell.Value is null or 0 ? null : numerator.Cells.GetValueOrDefault(cell.Key, 0m) * factor / cell.Value, StringComparer.Ordinal);

    // each part over the whole that it belongs to
    private static Dictionary<string, decimal?> Shared(Answer numerator, Answer denominator, MeasureDefinition measure)
    {
        decimal? Share(string code, decimal? value)
        {
            var kept = string.Join(';', code.Split(';').Where(part => !measure.Whole.Contains(part.Split('=')[0], StringComparer.Ordinal)));
            return denominator.Cells.GetValueOrDefault(kept.Length == 0 ? Answer.Total : kept) is { } whole and not 0 ? value * measure.Factor / whole : null;
        }

        return numerator.Cells.ToDictionary(cell => cell.Key, cell => Share(cell.Key, cell.Value), StringComparer.Ordinal);
    }

    private Answer Combination(MeasureDefinition measure, Reference reference, string? by)
    {
        var plus = measure.Plus.Select(part => Part("added", part, reference, by)).ToList();
        var minus = measure.Minus.Select(part => Part("taken away", part, reference, by)).ToList();
        var missing = plus.Concat(minus).Select(part => part.Reason).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            return Answer.Missing(string.Join("; ", missing));
        }

        var cells = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var (code, value) in plus.SelectMany(part => part.Cells))
        {
            cells[code] = (cells.GetValueOrDefault(code) ?? 0) + value;
        }

        foreach (var (code, value) in minus.SelectMany(part => part.Cells))
        {
            cells[code] = (cells.GetValueOrDefault(code) ?? 0) - value;
        }

        return Answer.Of(cells, [.. plus, .. minus]) with
        {
            EstimatedPart = plus.Concat(minus).Any(part => part.EstimatedPart is not null)
                ? plus.Sum(part => part.EstimatedPart ?? 0) - minus.Sum(part => part.EstimatedPart ?? 0) : null,
        };
    }
}
