using Tsela.Catalogue;

namespace Tsela.Statistics.Adequacy;

/// <summary>How far the national list is computed, by indicator, category and institution, and what is owed.</summary>
/// <param name="ReferenceYear">The last year that was over when the snapshot was made.</param>
public sealed record AdequacyReport(
    Guid Snapshot, DateTime MadeAt, bool IsTraining, int ReferenceYear, IReadOnlyList<IndicatorAdequacy> Indicators,
    IReadOnlyList<CategoryAdequacy> Categories, IReadOnlyList<InstitutionAdequacy> Institutions, IReadOnlyList<Debt> Debts)
{
    public int Computed => Indicators.Count(one => one.State != AdequacyState.NotComputed);

    public int DimensionsNamed => Indicators.Sum(one => one.Dimensions.Count);

    public int DimensionsComputed => Indicators.Sum(one => one.Dimensions.Count(dimension => dimension.Years.Count > 0));
}

public enum AdequacyState
{
    /// <summary>For the reference year as its periodicity asks, with every breakdown that the list names.</summary>
    Whole,

    /// <summary>A figure is there; it is old, or a breakdown is missing.</summary>
    InPart,

    NotComputed,
}

/// <param name="Years">Years with a figure, in order.</param>
/// <param name="Why">Why there is no figure for the reference year; null where there is one.</param>
/// <param name="Institutions">Whose series or answers the indicator rests on.</param>
public sealed record IndicatorAdequacy(
    Indicator Indicator, string Category, AdequacyState State, IReadOnlyList<int> Years, string? Why, bool IsTraining,
    IReadOnlyList<DimensionAdequacy> Dimensions, IReadOnlyList<string> Institutions, AdequacyScore Score)
{
    public string StateInWords => State switch
    {
        AdequacyState.Whole => "computed",
        AdequacyState.InPart => "in part",
        _ => "not computed",
    };
}

/// <param name="Years">Years for which the breakdown is computed.</param>
/// <param name="Missing">Why it is not, where no year has it.</param>
public sealed record DimensionAdequacy(string Dimension, IReadOnlyList<int> Years, string? Missing);

/// <summary>Shares from 0 to 1.</summary>
/// <param name="Timeliness">How recent the latest figure is.</param>
/// <param name="Completeness">Months delivered of the months that stand behind the latest figure.</param>
/// <param name="Breakdowns">Dimensions computed of those named.</param>
public sealed record AdequacyScore(decimal Timeliness, decimal Completeness, decimal Breakdowns)
{
    public static readonly AdequacyScore Nothing = new(0, 0, 0);

    private const decimal TimelinessWeight = 0.4m;
    private const decimal OtherWeight = 0.3m;

    public const string Reckoned =
        "The score of an indicator runs from 0 to 100: 40 for timeliness, 30 for completeness, 30 for breakdowns; one without any figure has 0. "
        + "Timeliness is whole where the latest figure is of the reference year (within five years for a survey, ten for a census) and loses a fifth for each year more. "
        + "Completeness is the share of months that deliveries in force cover, of the months behind the latest figure. "
        + "Breakdowns is the share of the dimensions named by the national list that are computed for any year. "
        + "A category's score is the mean over its indicators; an institution's the mean over the indicators that rest on it.";

    /// <summary>From 0 to 100.</summary>
    public decimal All => 100 * ((TimelinessWeight * Timeliness) + (OtherWeight * Completeness) + (OtherWeight * Breakdowns));
}

public sealed record CategoryAdequacy(string Code, string Title, int Indicators, int Computed, decimal Score);

/// <param name="Due">Periods due since the first delivery, over all its series.</param>
/// <param name="Delivered">How many of them are in force.</param>
/// <param name="Resting">Indicators that rest on it.</param>
public sealed record InstitutionAdequacy(string Code, string Name, int Series, int SeriesDelivered, int Due, int Delivered, int Resting, int Computed, decimal? Score, int Debts);

/// <summary>Something that an institution owes: a series, a variable in it or a period of it.</summary>
/// <param name="Period">The periods; null where the thing is missing in all of them.</param>
/// <param name="Indicators">Indicators that wait for it.</param>
public sealed record Debt(string Owes, string Series, string? Variable, string? Period, string Why, IReadOnlyList<string> Indicators);
