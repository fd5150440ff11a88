using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Tsela.Engine.Schemas;
using Tsela.Registers.Loading;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>
/// Takes the rows of one delivery while their file is still being checked. Nothing of it counts before a
/// <see cref="Delivery"/> with the same id is in force. A thread of its own writes, so that the check does not wait
/// for the disk. Little stands between the two, or the rows would grow old in memory before they are written.
/// </summary>
public sealed class RecordStaging : IDisposable
{
    public const int BatchRows = 1_000;
    private const int BatchesWaitingMax = 2;

    private readonly BlockingCollection<List<StagedRow>> waiting = new(BatchesWaitingMax);
    private readonly CancellationTokenSource stopped = new();
    private readonly Thread writing;
    private List<StagedRow> batch = new(BatchRows);
    private ExceptionDispatchInfo? failure;

    public RecordStaging(DatabaseChoice database, Guid delivery, TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(schema);
        writing = new Thread(() => Write(database, delivery, schema)) { IsBackground = true, Name = "record staging" };
        writing.Start();
    }

    public long Count { get; private set; }

    public void Add(CheckedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        batch.Add(new StagedRow(row.Row, (string?[])row.Sent.Clone(), (string?[])row.Harmonised.Clone()));
        Count++;
        if (batch.Count == BatchRows)
        {
            Hand(batch);
            batch = new List<StagedRow>(BatchRows);
        }
    }

    /// <summary>Returns when every row is on the disk; throws what the database threw.</summary>
    public void Complete()
    {
        if (batch.Count > 0)
        {
            Hand(batch);
        }

        waiting.CompleteAdding();
        writing.Join();
        failure?.Throw();
    }

    public void Dispose()
    {
        stopped.Cancel();
        writing.Join();
        waiting.Dispose();
        stopped.Dispose();
    }

    private void Hand(List<StagedRow> full)
    {
        try
        {
            waiting.Add(full, stopped.Token);
        }
        catch (OperationCanceledException) when (failure is not null)
        {
            failure.Throw();
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
