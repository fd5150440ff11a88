using Tsela.Engine.Columns;
using Tsela.Shared;
using Tsela.Statistics.Office;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>
/// A state of the registers between two snapshots: of each series the rows of some deliveries, as one of the snapshots
/// has read them.
/// </summary>
/// <param name="Cause">What leads to it from the state before; null for the first.</param>
/// <param name="Base">The snapshot whose moment counts.</param>
/// <param name="Series">Of each series the snapshot that its rows come from, and which deliveries count.</param>
/// <param name="Entered">What the office had entered.</param>
/// <param name="Linkage">The linkage whose keys the rows have.</param>
internal sealed record RegisterState(
    ChangeCause? Cause, OpenSnapshot Base, IReadOnlyDictionary<string, StateOfSeries> Series, OfficeEntries? Entered, FrozenLinkage? Linkage)
{
    public OpenSnapshot Assemble()
    {
        var manifest = Base.Manifest with
        {
            Entered = Entered,
            Linkage = Linkage,
            Series =
            [
                .. Series.OrderBy(one => one.Key, StringComparer.Ordinal).Where(one => one.Value.Deliveries.Count > 0)
                    .Select(one => one.Value.From.Manifest.Of(one.Key)! with { Deliveries = one.Value.Deliveries }),
            ],
        };
        return Base.Assembled(manifest, series => Series[series].Table(series));
    }
}

/// <param name="From">The snapshot that has read the rows.</param>
/// <param name="Deliveries">The deliveries that count, in the order in which they stand in its table.</param>
internal sealed record StateOfSeries(OpenSnapshot From, IReadOnlyList<SnapshotDelivery> Deliveries)
{
    public static StateOfSeries Of(OpenSnapshot from, string series, Func<SnapshotDelivery, bool> counts) =>
        new(from, [.. (from.Manifest.Of(series)?.Deliveries ?? []).Where(counts)]);

    public Outcome<ColumnTable> Table(string series)
    {
        var whole = From.Table(series);
        var every = From.Manifest.Of(series)!.Deliveries;
        if (whole.Problem is not null || every.Count == Deliveries.Count)
        {
            return whole;
        }

        var counted = Deliveries.Select(delivery => delivery.Id).ToHashSet();
        var ranges = new List<RowRange>();
        var first = 0;
        foreach (var delivery in every)
        {
            var rows = (int)delivery.Read.Rows;
            if (counted.Contains(delivery.Id))
            {
                ranges.Add(new RowRange(first, rows));
            }

            first += rows;
        }

        using var part = new ColumnTableWriter(series, [.. whole.Value.Columns.Select(Plan)], spillFolder: null);
        part.Append(whole.Value, ranges);
        return part.Build();
    }

    private static ColumnPlan Plan(Column column) =>
        new(column.Name, column is DateColumn ? ColumnKind.Date : column is NumberColumn ? ColumnKind.Number : ColumnKind.Code, column.Concept, column.States);
}
