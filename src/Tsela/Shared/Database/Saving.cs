using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Tsela.Shared.Database;

public static class Saving
{
    private const int SqliteUniqueIndex = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>
    /// Saves. False where a unique index says that somebody else wrote the same at the same moment; nothing is then
    /// saved and the context is empty. Any other failure is thrown: an outage is no race.
    /// </summary>
    public static async Task<bool> SaveUnlessTaken(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException refused) when (IsTaken(refused.InnerException))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static bool IsTaken(Exception? failure) => failure
        is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        or SqliteException { SqliteExtendedErrorCode: SqliteUniqueIndex or SqlitePrimaryKey };
}
