using Microsoft.EntityFrameworkCore;

namespace Tsela.Shared.Database;

public static class Migrating
{
    /// <summary>Brings the database to this program's schema.</summary>
    public static async Task MigrateToCurrent(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.MigrateAsync(cancellationToken);
        if (db.Database.IsSqlite())
        {
            // Migrate creates a new file in write-ahead mode by itself
            await db.Database.ExecuteSqlRawAsync(SqliteSettings.Pragmas, cancellationToken);
        }
    }
}
