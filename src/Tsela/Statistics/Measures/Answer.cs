using System.Globalization;

namespace Tsela.Statistics.Measures;

/// <summary>How much of what was expected stands behind a figure.</summary>
/// <param name="Delivered">Months of the period that a delivery in force covers, over all the series.</param>
/// <param name="Expected">Months of the period, over all the series; 0 for published figures.</param>
/// <param name="Deliveries">Deliveries in force that touch the period.</param>
/// <param name="RowsUsed">Rows behind the figure.</param>
/// <param name="RowsApart">Rows that could not be used: without the date, ending before they begin, without the value.</param>
public sealed record Coverage(int Delivered, int Expected, int Deliveries, long RowsUsed, long RowsApart)
{
    public static readonly Coverage None = new(0, 0, 0, 0, 0);

    public bool IsWhole => Delivered >= Expected;

    /// <summary>As in <c>11 of 12 months delivered for 2024. 3 records could not be used.</c></summary>
    public string MonthsInWords(string reference)
    {
        var apart = RowsApart == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {RowsApart} records could not be used.");
        return string.Create(CultureInfo.InvariantCulture, $"{Delivered} of {Expected} months delivered for {reference}.{apart}");
    }

    public static Coverage operator +(Coverage left, Coverage right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            left.Delivered + right.Delivered, left.Expected + right.Expected, left.Deliveries + right.Deliveries,
            left.RowsUsed + right.RowsUsed, left.RowsApart + right.RowsApart);
    }
}

/// <summary>What a measure gives for one time and one breakdown.</summary>
/// <param name="Reason">Why there is no figure; null where there is one.</param>
/// <param name="Cells">Breakdown (<c>sex=F;district=LS-A</c>, or <c>_T</c>) to value; null where the value does not exist, as a ratio to nothing.</param>
/// <param name="Sources">Series with producer, as <c>DS15a NES</c>.</param>
/// <param name="IsBreak">The figure does not compare with the one before.</param>
/// <param name="IsEstimated">The figure is an estimate.</param>
/// <param name="IsProvisional">The figure comes from records that may still change.</param>
/// <param name="IsTraining">The figure counts people of the training country, which does not exist.</param>
public sealed record Answer(
    string? Reason, IReadOnlyDictionary<string, decimal?> Cells, Coverage Coverage, IReadOnlyList<string> Sources,
    bool IsBreak, bool IsEstimated, bool IsProvisional, bool IsTraining)
{
    public const string Total = "_T";

    /// <summary>How much of the total was entered as an estimate and not counted; null where nothing was.</summary>
    public decimal? EstimatedPart { get; init; }

    public static Answer Missing(string reason) =>
        new(reason, new Dictionary<string, decimal?>(StringComparer.Ordinal), Coverage.None, [], IsBreak: false, IsEstimated: false, IsProvisional: false,
            IsTraining: false);

    /// <summary>This answer's standing with other cells, over both answers' sources.</summary>
    public static Answer Of(IReadOnlyDictionary<string, decimal?> cells, IReadOnlyList<Answer> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return new Answer(
            Reason: null, cells, parts.Aggregate(Coverage.None, (sum, part) => sum + part.Coverage),
            [.. parts.SelectMany(part => part.Sources).Distinct(StringComparer.Ordinal)],
            parts.Any(part => part.IsBreak), parts.Any(part => part.IsEstimated), parts.Any(part => part.IsProvisional),
            parts.Any(part => part.IsTraining));
    }
}
