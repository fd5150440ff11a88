using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Tests;

/// <summary>The two databases of the product. PostgreSQL comes from <c>./test</c>, which starts one and names it here.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>A data folder and an empty, migrated database of its own, removed at the end of the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string PostgresVariable = "TSELA_TEST_POSTGRES";

    private readonly string? postgresName;

    private TestDatabase(TselaFolder folder, DatabaseChoice choice, string? postgresName)
    {
        Folder = folder;
        Choice = choice;
        this.postgresName = postgresName;
    }

    public TselaFolder Folder { get; }

    public DatabaseChoice Choice { get; }

    public static TheoryData<Engine> Engines => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 }
        ? [Engine.Sqlite, Engine.Postgres]
        : [Engine.Sqlite];

    public static async Task<TestDatabase> Create(Engine engine)
    {
        var empty = await CreateEmpty(engine);
        await using var db = empty.Open();
        await db.MigrateToCurrent(TestContext.Current.CancellationToken);
        return empty;
    }

    public static async Task<TestDatabase> CreateEmpty(Engine engine)
    {
        var folder = new TselaFolder(Path.Combine(Path.GetTempPath(), $"tsela-test-{Guid.NewGuid():N}"));
        folder.Create();
        if (engine == Engine.Sqlite)
        {
            return new TestDatabase(folder, DatabaseChoice.Embedded(folder), postgresName: null);
        }

        var name = $"t_{Guid.NewGuid():N}";
        await Server($"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(PostgresVariable)) { Database = name, MaxPoolSize = 10 };
        return new TestDatabase(folder, DatabaseChoice.Postgres(connection.ToString()), name);
    }

    public TselaDb Open()
    {
        var options = new DbContextOptionsBuilder<TselaDb>();
        Choice.Configure(options);
        return new TselaDb(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (postgresName is not null)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Choice.ConnectionString));
            await Server($"DROP DATABASE {postgresName} WITH (FORCE)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        Directory.Delete(Folder.Root, recursive: true);
    }

    private static async Task Server(string sql)
    {
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable(PostgresVariable));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
