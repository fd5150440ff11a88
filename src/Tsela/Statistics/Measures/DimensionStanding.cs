using Tsela.Catalogue;

namespace Tsela.Statistics.Measures;

/// <summary>How one dimension that the national list names for an indicator stands: in breakdowns of its measure, or withheld with the reason.</summary>
/// <param name="Dimension">As the list names it; <c>origin by destination</c> is two at once.</param>
/// <param name="Breakdowns">The breakdowns that hold it, as the figures name them (<c>sex;age</c>).</param>
public sealed record DimensionStanding(string Dimension, IReadOnlyList<string> Breakdowns, Withheld? Withheld)
{
    /// <summary>The months of a series of months; no breakdown of a figure but its time.</summary>
    public const string Months = "month";

    public static IReadOnlyList<DimensionStanding> Of(Indicator indicator, MeasureDefinition measure, IReadOnlyDictionary<string, MeasureDefinition> measures)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(measure);
        var breakdowns = BreakdownsOf(measure, measures).Select(by => string.Join(';', MeasureTexts.NamesOf(by))).Distinct(StringComparer.Ordinal).ToList();
        if (indicator.Periodicity == "monthly")
        {
            breakdowns.Add(Months);
        }

        var without = WithoutOf(measure, measures).ToList();
        return
        [
            .. indicator.Dimensions.Select(dimension => new DimensionStanding(
                dimension, [.. breakdowns.Where(names => Holds(names.Split(';'), dimension))], without.Find(one => one.Dimension == dimension))),
        ];
    }

    public static IEnumerable<Withheld> WithoutOf(MeasureDefinition measure, IReadOnlyDictionary<string, MeasureDefinition> measures)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(measures);
        return measure.Kind == "indicator" && measures.TryGetValue(measure.Indicator!, out var other) ? other.Without : measure.Without;
    }

    private static bool Holds(string[] names, string dimension) =>
        names.Contains(dimension, StringComparer.Ordinal) || (dimension.Split(" by ") is { Length: 2 } crossed && crossed.All(one => names.Contains(one, StringComparer.Ordinal)));

    private static IEnumerable<string> BreakdownsOf(MeasureDefinition measure, IReadOnlyDictionary<string, MeasureDefinition> measures)
    {
        var other = measure.Kind == "indicator" && measures.TryGetValue(measure.Indicator!, out var found) && found.Kind != "indicator" ? BreakdownsOf(found, measures) : [];
        var fallback = measure.Fallback is { } second ? BreakdownsOf(second, measures) : [];
        var rivals = measure.Rivals is { } apart ? new[] { apart.Column } : [];
        return [.. measure.By, .. measure.Details.SelectMany(detail => detail.By), .. rivals, .. fallback, .. other];
    }
}
