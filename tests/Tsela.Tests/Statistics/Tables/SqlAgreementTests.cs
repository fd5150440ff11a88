using System.Globalization;
using Npgsql;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Engine.Tables.Sql;

namespace Tsela.Tests.Statistics.Tables;

/// <summary>Random questions to random tables, answered by the engine and by PostgreSQL, cell by cell.</summary>
public sealed class SqlAgreementTests
{
    private const int QuestionsOfTable = 40;

    public static TheoryData<int> Seeds => Environment.GetEnvironmentVariable(TestDatabase.PostgresVariable) is { Length: > 0 } ? [.. Enumerable.Range(1, 12)] : [];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Seeds))]
    public async Task Another_engine_has_the_same_cells(int seed)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateEmpty(Engine.Postgres);
        await using var connection = new NpgsqlConnection(database.Choice.ConnectionString);
        await connection.OpenAsync(stop);
        var random = new RandomTables(seed);
        var tables = new List<ColumnTable> { random.Table("first \"table\""), random.Table("second") };
        foreach (var table in tables)
        {
            await Copy(connection, table, stop);
        }

        for (var i = 0; i < QuestionsOfTable; i++)
        {
            var asked = tables.Take(1 + (i % 4 == 0 ? 1 : 0)).ToList();
            var question = random.Question();
            var sql = SqlQuestion.Of(asked, question);
            var own = Tabulation.Of(asked, question).Cells.Select(cell => Text(cell.Codes, cell.Value, cell.Rows)).ToList();
            var other = await Cells(connection, sql, question, stop);
            Assert.True(own.SequenceEqual(other, StringComparer.Ordinal), $"""
                question {i} of seed {seed}: {question}
                {sql}
                only here: {string.Join("; ", own.Except(other, StringComparer.Ordinal).Take(5))}
                only there: {string.Join("; ", other.Except(own, StringComparer.Ordinal).Take(5))}
                """);
        }
    }

    private static async Task<List<string>> Cells(NpgsqlConnection connection, string sql, Question question, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var cells = new List<string>();
        var codes = reader.FieldCount - 2;
        while (await reader.ReadAsync(stop))
        {
            decimal? value = await reader.IsDBNullAsync(codes, stop) ? null : Convert.ToDecimal(reader.GetValue(codes), CultureInfo.InvariantCulture);
            cells.Add(Text([.. Enumerable.Range(0, codes).Select(reader.GetString)], value, reader.GetInt64(codes + 1)));
        }

        Assert.True(codes >= question.By.Count);
        return cells;
    }

    // a quotient has as many places as each engine gives it
    private static string Text(IReadOnlyList<string> codes, decimal? value, long rows) =>
        $"{string.Join(" | ", codes)} = {(value is { } number ? Math.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture) : "none")} of {rows}";

    private static async Task Copy(NpgsqlConnection connection, ColumnTable table, CancellationToken stop)
    {
        var relation = new SqlRelation(table);
        await using (var create = new NpgsqlCommand(relation.Definition, connection))
        {
            await create.ExecuteNonQueryAsync(stop);
        }

        await using var copy = await connection.BeginTextImportAsync($"COPY {relation.Name} FROM STDIN", stop);
        for (var row = 0; row < table.RowCount; row++)
        {
            await copy.WriteAsync($"{string.Join('\t', relation.Values(row).Select(value => value?.Replace("\\", "\\\\", StringComparison.Ordinal) ?? "\\N"))}\n".AsMemory(), stop);
        }
    }
}
