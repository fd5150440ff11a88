using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tsela.Shared.Database;

/// <summary>
/// Every connection to the embedded database: a rollback journal (the write-ahead log of the bundled SQLite has a
/// known fault), every commit on the disk before it is answered.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Always = "PRAGMA journal_mode=DELETE; PRAGMA busy_timeout=60000; ";
    private static int loadsWithoutWaiting;

    public static string Pragmas => Always + (Volatile.Read(ref loadsWithoutWaiting) > 0 ? "PRAGMA synchronous=OFF;" : "PRAGMA synchronous=EXTRA;");

    public static readonly SqliteSettings Instance = new();

    /// <summary>
    /// Until disposed, commits are not waited for on the disk. They outlive the end of the process, but not the loss of
    /// power: only for data that can be made again, as the training country's.
    /// </summary>
    public static IDisposable WithoutWaitingForDisk() => new Load();

    private sealed class Load : IDisposable
    {
        private bool ended;

        public Load() => Interlocked.Increment(ref loadsWithoutWaiting);

        public void Dispose()
        {
            if (!ended)
            {
                ended = true;
                Interlocked.Decrement(ref loadsWithoutWaiting);
            }
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
