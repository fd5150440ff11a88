using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Schemas;
using Tsela.Registers;
using Tsela.Tests.Intake;

namespace Tsela.Tests.Registers;

public sealed class StagedRecordsTests
{
    private const int Rows = 2 * StagedRecords.RowsAtOnce + 1;

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TableSchema Permits => IntakeSeries.Catalogue().Series["PERMITS"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Removes_what_was_staged_for_one_delivery_and_nothing_of_another(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var (gone, kept) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Stage(database, gone, Rows, step: 3);
        Stage(database, kept, 4, step: 1);
        await using var db = database.Open();
        await db.RemoveStaged(gone, Token);
        Assert.All(await db.Set<HarmonisedRecord>().Select(record => record.DeliveryId).ToListAsync(Token), delivery => Assert.Equal(kept, delivery));
        Assert.Equal(4, await db.Set<HarmonisedRecord>().CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Removes_the_rows_that_are_named_and_no_other(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var delivery = Guid.CreateVersion7();
        Stage(database, delivery, Rows, step: 1);
        await using var db = database.Open();
        await db.RemoveStaged(delivery, [.. Enumerable.Range(1, Rows).Where(row => row % 100 != 0).Select(row => (long)row)], Token);
        Assert.All(await db.Set<HarmonisedRecord>().Select(record => record.Row).ToListAsync(Token), row => Assert.Equal(0, row % 100));
        Assert.Equal(Rows / 100, await db.Set<HarmonisedRecord>().CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Stages_cells_of_any_length_and_any_letters_as_they_are(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        var delivery = Guid.CreateVersion7();
        string[] surnames = [new('x', 1_500_000), "Mofokeng \U0001F600 ’Makhotso \"Q\"", "Nkosi"];
        using (var staging = new RecordStaging(database.Choice, delivery, Permits))
        {
            var row = new CheckedRow(Permits.Fields.Count);
            for (row.Row = 1; row.Row <= surnames.Length; row.Row++)
            {
                row.Sent[Permits.IndexOf("surname")] = row.Harmonised[Permits.IndexOf("surname")] = surnames[row.Row - 1];
                staging.Add(row);
            }

            staging.Complete();
        }

        await using var db = database.Open();
        var records = await db.Set<HarmonisedRecord>().AsNoTracking().OrderBy(record => record.Row).ToListAsync(Token);
        Assert.Equal(surnames, records.Select(record => record.Surname!));
        Assert.Equal(surnames, records.Select(record => System.Text.Json.JsonDocument.Parse(record.Harmonised).RootElement.GetProperty("surname").GetString()!));
        Assert.All(records, record => Assert.Equal("{}", record.Sent));
    }

    private static void Stage(TestDatabase database, Guid delivery, int rows, int step)
    {
        using var staging = new RecordStaging(database.Choice, delivery, Permits);
        var row = new CheckedRow(Permits.Fields.Count);
        for (var number = 1; number <= rows; number++)
        {
            row.Row = (long)number * step;
            row.Sent[0] = row.Harmonised[0] = $"P{number}";
            staging.Add(row);
        }

        staging.Complete();
    }
}
