using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tsela.Shared.Database;

/// <summary>Which database: the embedded file, or PostgreSQL by its connection string.</summary>
public sealed record DatabaseChoice(string ConnectionString, bool IsPostgres)
{
    public const string EnvironmentVariable = "TSELA_DATABASE";

    public static DatabaseChoice Postgres(string connectionString) => new(connectionString, IsPostgres: true);

    public static DatabaseChoice Embedded(TselaFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var connection = new SqliteConnectionStringBuilder { DataSource = folder.DatabaseFile, ForeignKeys = true, DefaultTimeout = 60 };
        return new(connection.ToString(), IsPostgres: false);
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // without the scaffolding tool there is no model snapshot; a test compares the schemas instead
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (IsPostgres)
        {
            options.UseNpgsql(ConnectionString);
        }
        else
        {
            options.UseSqlite(ConnectionString).AddInterceptors(SqliteSettings.Instance);
        }
    }
}
