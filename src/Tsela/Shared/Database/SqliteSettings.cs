using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tsela.Shared.Database;

/// <summary>
/// Every connection to the embedded database: a rollback journal (the write-ahead log of the bundled SQLite has a
/// known fault), every commit on the disk before it is answered.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    public const string Pragmas = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA busy_timeout=60000;";

    public static readonly SqliteSettings Instance = new();

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
