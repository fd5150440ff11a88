using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Tsela.Shared;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.BuildTable;

/// <summary>Snapshots that were asked for and tables that were made from them. A snapshot never changes, so neither does its table.</summary>
public sealed class KeptTables(TselaFolder folder) : IDisposable
{
    private const int SnapshotsMax = 3;
    private const long CellsMax = 3_000_000;

    private readonly ConcurrentDictionary<Guid, OpenSnapshot> open = new();
    private readonly MemoryCache made = new(new MemoryCacheOptions { SizeLimit = CellsMax });

    public Outcome<OpenSnapshot> Open(Snapshot snapshot)
    {
        if (open.TryGetValue(snapshot.Id, out var known))
        {
            return known;
        }

        var opened = OpenSnapshot.Open(folder, snapshot.Id, snapshot.ManifestSha256);
        if (opened.Succeeded)
        {
            if (open.Count >= SnapshotsMax)
            {
                // whichever goes, it is opened again when it is asked for
                open.TryRemove(open.Keys.Min(), out _);
            }

            open[snapshot.Id] = opened.Value;
        }

        return opened;
    }

    /// <summary>The table of a question to a snapshot, made once.</summary>
    public TableView Table(Guid snapshot, string question, Func<TableView> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (made.TryGetValue((snapshot, question), out TableView? known))
        {
            return known!;
        }

        var table = make();
        made.Set((snapshot, question), table, new MemoryCacheEntryOptions { Size = Math.Max(1, table.Cells) });
        return table;
    }

    public void Dispose() => made.Dispose();
}
