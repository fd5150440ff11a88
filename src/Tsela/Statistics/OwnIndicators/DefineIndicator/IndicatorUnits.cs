using Tsela.Statistics.Measures;

namespace Tsela.Statistics.OwnIndicators.DefineIndicator;

/// <summary>The units and kinds that the form offers.</summary>
public static class IndicatorUnits
{
    public static readonly IReadOnlyList<string> OfRatios = [.. UnitCheck.OfWords.Keys.Where(UnitCheck.IsShare)];

    public static readonly IReadOnlyList<string> All = [.. UnitCheck.OfWords.Keys];

    public static readonly IReadOnlyList<(string Kind, string Words)> Kinds =
    [
        ("flow", "flow: what happened in the period"), ("stock", "stock: what is valid on the last day of the period"),
        ("round", "round: rows of a census or survey"), ("published", "published: figures that a series of figures holds"),
    ];

    public static readonly IReadOnlyList<string> Periodicities = ["annual", "quarterly", "monthly"];

    public static decimal FactorOf(string unit) => unit switch
    {
        "percent" => 100,
        "per 1,000" => 1_000,
        "per 10,000" => 10_000,
        "per 100,000" => 100_000,
        _ => 1,
    };
}
