using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Tsela.Shared.Database;

namespace Tsela.Tests.Shared;

public sealed class SchemaTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_migrated_database_has_exactly_the_schema_of_the_model(Engine engine)
    {
        await using var migrated = await TestDatabase.Create(engine);
        await using var created = await TestDatabase.CreateEmpty(engine);
        await using (var db = created.Open())
        {
            if (engine == Engine.Postgres)
            {
                await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(TestContext.Current.CancellationToken);
            }
            else
            {
                await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(await Describe(created, engine), await Describe(migrated, engine));
    }

    private static async Task<string> Describe(TestDatabase database, Engine engine)
    {
        await using var db = database.Open();
        var lines = await db.Database.SqlQueryRaw<string>(engine == Engine.Postgres ? PostgresSchema : SqliteSchema)
            .ToListAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', lines.Where(line => !line.Contains("__EFMigrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private const string SqliteSchema = """
        SELECT 'column ' || m.name || '.' || p.name || ' ' || p.type || ' ' || p."notnull" || ' ' || p.pk || ' ' || coalesce(p.dflt_value, '') AS "Value"
        FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
        UNION ALL SELECT 'index ' || m.tbl_name || ' ' || i.name || ' ' || i."unique" || ' ' || i."partial" || ' ' ||
            (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x)
        FROM sqlite_master m, pragma_index_list(m.name) i WHERE m.type = 'table'
        UNION ALL SELECT 'foreign key ' || m.name || ' ' || f."table" || ' ' || f."from" || ' ' || f."to" || ' ' || f.on_delete
        FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    private const string PostgresSchema = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' ||
            coalesce(column_default, '') || ' ' || is_identity || ' ' || coalesce(character_maximum_length::text, '') || ' ' ||
            coalesce(numeric_precision::text, '') || ' ' || coalesce(numeric_scale::text, '') AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index ' || tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        """;
}
