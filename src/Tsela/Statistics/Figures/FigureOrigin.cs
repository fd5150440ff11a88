using Tsela.Engine.Tables;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>What a figure was made of: the rows behind it by part, series and submission.</summary>
/// <param name="Parts">Empty where no row was counted: the figure was entered as an estimate.</param>
public sealed record FigureOrigin(IReadOnlyList<OriginPart> Parts)
{
    public long Rows => Parts.Sum(part => part.Rows);
}

/// <summary>One question behind the figure.</summary>
/// <param name="Name">Empty where it is the figure itself, else as <c>numerator</c>.</param>
public sealed record OriginPart(string Name, MeasureDefinition Measure, IReadOnlyList<OriginSeries> Series)
{
    public long Rows => Series.Sum(series => series.Rows);
}

/// <summary>A series' share.</summary>
/// <param name="Rows">Its rows in the figure.</param>
/// <param name="Outside">Rows that meet the conditions and lie outside the time.</param>
/// <param name="Apart">Rows that could not be used.</param>
/// <param name="Deliveries">The submissions with the rows that each has in the figure; those without any are left out.</param>
public sealed record OriginSeries(
    SnapshotSeries Series, long Rows, long Outside, RowsApart Apart, IReadOnlyList<(SnapshotDelivery Delivery, long Rows)> Deliveries);
