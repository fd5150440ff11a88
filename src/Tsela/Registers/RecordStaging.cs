using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Tsela.Engine.Schemas;
using Tsela.Registers.Loading;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>
/// Takes the rows of one delivery while their file is still being checked. Nothing of it counts before a
/// <see cref="Delivery"/> with the same id is in force. A thread of its own writes, so that the check does not wait
/// for the disk; where the disk is the slower one, the check waits for a batch to be free again.
/// </summary>
public sealed class RecordStaging : IDisposable
{
    private const int BatchesMax = 4;

    private readonly BlockingCollection<StagedBatch> free = [];
    private readonly BlockingCollection<StagedBatch> waiting = [];
    private readonly CancellationTokenSource stopped = new();
    private readonly Thread writing;
    private StagedBatch batch;
    private ExceptionDispatchInfo? failure;

    public RecordStaging(DatabaseChoice database, Guid delivery, TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(schema);
        batch = new StagedBatch(schema.Fields.Count);
        for (var more = 1; more < BatchesMax; more++)
        {
            free.Add(new StagedBatch(schema.Fields.Count));
        }

        writing = new Thread(() => Write(database, delivery, schema)) { IsBackground = true, Name = "record staging" };
        writing.Start();
    }

    public long Count { get; private set; }

    public void Add(CheckedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        batch.Add(row);
        Count++;
        if (batch.IsFull)
        {
            waiting.Add(batch);
            batch = NextFree();
        }
    }

    /// <summary>Returns when every row is on the disk; throws what the database threw.</summary>
    public void Complete()
    {
        waiting.Add(batch);
        waiting.CompleteAdding();
        writing.Join();
        failure?.Throw();
    }

    public void Dispose()
    {
        stopped.Cancel();
        writing.Join();
        waiting.Dispose();
        free.Dispose();
        stopped.Dispose();
    }

    private StagedBatch NextFree()
    {
        try
        {
            return free.Take(stopped.Token);
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            failure.Throw();
            throw;
        }
    }

    private void Write(DatabaseChoice database, Guid delivery, TableSchema schema)
    {
        try
        {
            using IRecordLoad load = database.IsPostgres
                ? new PostgresRecordLoad(database.ConnectionString, delivery, schema)
                : new SqliteRecordLoad(database.ConnectionString, delivery, schema);
            foreach (var rows in waiting.GetConsumingEnumerable(stopped.Token))
            {
                load.Write(rows);
                rows.Clear();
                free.Add(rows, stopped.Token);
            }

            load.Complete();
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // given up from outside: what was written is removed by the caller
        }
        catch (Exception thrown)
        {
            // whatever it was is thrown again on the thread that hands the rows over
            failure = ExceptionDispatchInfo.Capture(thrown);
            stopped.Cancel();
        }
    }
}
