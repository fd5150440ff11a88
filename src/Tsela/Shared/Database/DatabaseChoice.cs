using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Tsela.Shared.Commands;

namespace Tsela.Shared.Database;

/// <summary>Which database: the embedded file, or PostgreSQL by its connection string.</summary>
public sealed record DatabaseChoice(string ConnectionString, bool IsPostgres)
{
    public const string EnvironmentVariable = "TSELA_DATABASE";

    /// <exception cref="UnusableInputException">The words are not a connection string of PostgreSQL; they are not repeated, because they may hold a password.</exception>
    public static DatabaseChoice Postgres(string connectionString)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(connectionString);
            return new(connectionString, IsPostgres: true);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new UnusableInputException(
                $"The PostgreSQL connection string of --database or {EnvironmentVariable} cannot be read. Write it as Host=localhost;Port=5432;Database=tsela;Username=tsela;Password=...");
        }
    }

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
