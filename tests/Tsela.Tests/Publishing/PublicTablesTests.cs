using Microsoft.Extensions.DependencyInjection;
using Tsela.Publishing;

namespace Tsela.Tests.Publishing;

public sealed class PublicTablesTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_under_embargo_is_not_there_and_a_correction_is_another_version(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var tables = site.System.Services.GetRequiredService<PublicTables>();
        var before = await tables.Now(TestContext.Current.CancellationToken);
        Assert.Equal(["LIM-01", "LTI-03", "REM-01"], before.Tables.Select(table => table.Id));
        var work = before.Find("LIM-01")!;
        Assert.Equal(SampleTables.WorkPermits().Cells.Select(cell => (cell.Value, cell.Symbol)), work.Table.Cells.Select(cell => (cell.Value, cell.Symbol)));

        await site.Publish([SampleTables.WorkPermits(id: "LIM-99")], DateTime.UtcNow.AddDays(1));
        Assert.Null((await tables.Now(TestContext.Current.CancellationToken)).Find("LIM-99"));

        await site.Publish([SampleTables.WorkPermits(last: 2025)], SampleTables.ExtractedAt.AddDays(1), reason: "a file came late");
        var after = await tables.Now(TestContext.Current.CancellationToken);
        Assert.Equal([1, 2], after.VersionsOf("LIM-01").Select(version => version.Version));
        Assert.Equal("2025", after.Find("LIM-01")!.Table.Time.Codes[^5].Code);
        Assert.NotEqual(before.Tag, after.Tag);
    }
}
