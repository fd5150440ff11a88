using System.Collections.Concurrent;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Reads a table on a thread of its own, a few batches ahead of the check.</summary>
internal sealed class BatchedRows : IDisposable
{
    private const int BatchesAhead = 3;

    private readonly TableReader reader;
    private readonly BlockingCollection<RowBatch> full = new(BatchesAhead);
    private readonly ConcurrentBag<RowBatch> free = [];
    private readonly CancellationTokenSource stop;
    private readonly Task reading;

    public BatchedRows(TableReader reader, CancellationToken cancellationToken)
    {
        this.reader = reader;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        reading = Task.Factory.StartNew(ReadAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next batch; null at the end. Give it back with <see cref="Return"/>.</summary>
    public RowBatch? Next(CancellationToken cancellationToken)
    {
        if (full.TryTake(out var batch, Timeout.Infinite, cancellationToken))
        {
            return batch;
        }

        reading.GetAwaiter().GetResult();
        return null;
    }

    public void Return(RowBatch batch)
    {
        batch.Clear();
        free.Add(batch);
    }

    public void Dispose()
    {
        stop.Cancel();
        ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        full.Dispose();
        stop.Dispose();
    }

    private void ReadAll()
    {
        try
        {
            var batch = new RowBatch();
            while (reader.Read())
            {
                batch.Add(reader);
                if (batch.IsFull)
                {
                    full.Add(batch, stop.Token);
                    batch = free.TryTake(out var used) ? used : new RowBatch();
                }
            }

            if (batch.Count > 0)
            {
                full.Add(batch, stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The check has ended before the file: nobody waits for more rows.
            return;
        }
        finally
        {
            full.CompleteAdding();
        }
    }
}
