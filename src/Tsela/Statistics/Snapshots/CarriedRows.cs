using Tsela.Engine.Columns;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// Carries the rows of deliveries from the table of the snapshot before into a new one. Deliveries that stand one
/// behind the other in both are copied as one run.
/// </summary>
internal sealed class CarriedRows
{
    private readonly Dictionary<Guid, (long First, RowsOfDelivery Read)> places = [];
    private readonly ColumnTable? table;
    private long first;
    private long waiting;

    /// <param name="known">The series in the snapshot before; null where nothing is to be carried.</param>
    /// <param name="table">Its table.</param>
    public CarriedRows(SnapshotSeries? known, ColumnTable? table)
    {
        this.table = table;
        long at = 0;
        foreach (var delivery in known?.Deliveries ?? [])
        {
            places.Add(delivery.Id, (at, delivery.Read));
            at += delivery.Read.Rows;
        }
    }

    /// <summary>Rows carried.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the rows of a delivery; null where the snapshot before does not have it with the same keys of persons.</summary>
    public RowsOfDelivery? Take(SnapshotDelivery delivery, ColumnTableWriter into)
    {
        if (!places.TryGetValue(delivery.Id, out var place) || place.Read.KeysSha256 != delivery.Read.KeysSha256)
        {
            return null;
        }

        if (first + waiting != place.First)
        {
            CopyTo(into);
            first = place.First;
        }

        waiting += place.Read.Rows;
        Count += place.Read.Rows;
        return place.Read;
    }

    /// <summary>Copies the run that waits.</summary>
    public void CopyTo(ColumnTableWriter into)
    {
        if (waiting > 0)
        {
            into.Append(table!, [new RowRange((int)first, (int)waiting)]);
        }

        first += waiting;
        waiting = 0;
    }
}
