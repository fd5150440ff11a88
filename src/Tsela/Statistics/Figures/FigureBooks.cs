using Tsela.Engine.Columns;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>The books of this process: each made once, the newest kept ready.</summary>
public sealed class FigureBooks(TselaFolder folder, DefinitionsOfSnapshots definitions) : IDisposable
{
    private const int OlderMax = 2;

    private readonly SemaphoreSlim making = new(1, 1);
    private readonly List<FigureBook> older = [];
    private volatile FigureBook? newest;

    /// <summary>The newest book that is ready; null while the first is being made.</summary>
    public FigureBook? Ready => newest;

    /// <summary>The book of a snapshot, made now where it is not ready.</summary>
    public async Task<Outcome<FigureBook>> Of(Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (newest is { } known && known.Manifest.Id == snapshot.Id)
        {
            return known;
        }

        await making.WaitAsync(cancellationToken);
        try
        {
            if (older.Append(newest).FirstOrDefault(book => book?.Manifest.Id == snapshot.Id) is { } made)
            {
                return made;
            }

            return await Task.Run(() => Make(snapshot, cancellationToken), cancellationToken);
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>The book of the latest snapshot.</summary>
    public Task<Outcome<FigureBook>> Latest(TselaDb db, CancellationToken cancellationToken) => OfSnapshotOrLatest(db, snapshot: null, cancellationToken);

    /// <param name="snapshot">The snapshot; where null, the latest.</param>
    public async Task<Outcome<FigureBook>> OfSnapshotOrLatest(TselaDb db, Guid? snapshot, CancellationToken cancellationToken)
    {
        var found = await db.SnapshotOrLatest(snapshot, cancellationToken);
        return found.Problem is { } missing ? missing : await Of(found.Value, cancellationToken);
    }

    public void Dispose() => making.Dispose();

    private Outcome<FigureBook> Make(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var open = OpenSnapshot.Open(folder, snapshot.Id, snapshot.ManifestSha256);
        if (open.Problem is { } problem)
        {
            return problem;
        }

        var defined = definitions.Of(open.Value);
        if (defined.Problem is { } unusable)
        {
            return unusable;
        }

        try
        {
            var book = FigureBook.Make(defined.Value, open.Value, cancellationToken);
            if (newest is null || newest.Manifest.MadeAt <= book.Manifest.MadeAt)
            {
                newest = book;
            }
            else
            {
                older.Add(book);
                older.RemoveRange(0, Math.Max(0, older.Count - OlderMax));
            }

            return book;
        }
        catch (DamagedSnapshotException damaged)
        {
            return damaged.Problem;
        }
        catch (DamagedTableException damaged)
        {
            return open.Value.Damages() is [var first, ..] ? first : StatisticsProblems.SnapshotDamaged(damaged.Message);
        }
    }
}
