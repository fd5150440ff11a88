using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Tsela.Shared;

/// <summary>Tells a disk that is full or does not answer from other failures.</summary>
public static class DiskFailure
{
    public const string Sentence = "The disk of this system is full or does not answer, so the work stopped and nothing half-done counts. Make room, then run this again.";

    // SQLite's own numbers: SQLITE_IOERR and SQLITE_FULL
    private const int SqliteDisk = 10;
    private const int SqliteFull = 13;

    public static bool Is(Exception failure) => failure switch
    {
        IOException or UnauthorizedAccessException => true,
        SqliteException { SqliteErrorCode: SqliteDisk or SqliteFull } => true,
        DbUpdateException { InnerException: { } inner } => Is(inner),
        // a file that may not grow any further: the runtime reports it as an argument of its own
        ArgumentOutOfRangeException { StackTrace: { } where } => where.TrimStart().StartsWith("at System.IO.RandomAccess.", StringComparison.Ordinal),
        _ => false,
    };
}
