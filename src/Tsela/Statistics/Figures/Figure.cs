using System.Globalization;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>One figure of one indicator.</summary>
/// <param name="Reference">A day for a stock; 2023, 2023-Q1 or 2023-04 for a flow.</param>
/// <param name="Breakdown"><c>_T</c>, or <c>sex=F;district=LS-A</c>; <c>producer=…</c> for another producer's figure of the same thing.</param>
/// <param name="Value">Null where there is none; then the symbol is <c>..</c> and the source says why.</param>
/// <param name="Symbol">Any of <c>-</c> nil, <c>b</c> break, <c>e</c> estimated, <c>p</c> provisional; or <c>..</c> not available.</param>
/// <param name="IsToDate">The period of the flow was not over when the snapshot was made.</param>
/// <param name="IsYearly">True for the figure of a whole year, or of its last or middle day.</param>
public sealed record Figure(
    string Indicator, string Reference, string Breakdown, decimal? Value, string Unit, string Symbol, string Source, Coverage Coverage, bool IsYearly,
    bool IsToDate = false)
{
    public const string NotAvailable = "..";

    /// <summary>Begins the breakdown of the counted and of the estimated part of a total.</summary>
    public const string PartPrefix = "part=";

    public bool IsTotal => Breakdown == Answer.Total;

    public bool IsRival => Breakdown.StartsWith("producer=", StringComparison.Ordinal);

    public bool IsPart => Breakdown.StartsWith(PartPrefix, StringComparison.Ordinal);

    /// <summary>Counts people of the training country, which does not exist.</summary>
    public bool IsTraining => Value is not null && Source.Contains(SnapshotManifest.TrainingMark, StringComparison.Ordinal);

    public int Year => int.Parse(Reference.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The value for programs: invariant, at most four decimals.</summary>
    public string Text => Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The value for people: thousands apart, one decimal where it has any.</summary>
    public string Shown => Value is not { } value ? NotAvailable
        : value == 0 ? "0"
        : value.ToString(value == decimal.Truncate(value) || Math.Abs(value) >= 1000 ? "#,0" : "#,0.0#", CultureInfo.InvariantCulture);
}
