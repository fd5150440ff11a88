using Tsela.Disclosure;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;
using Tsela.Shared;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure.Asking;

/// <summary>Somebody keeps the answers of a register and waits for the tables that come after them.</summary>
public sealed class EarlierAnswerTests
{
    private const int LargestChange = 5;
    private const string ByCitizenshipAndSex = "series=DS15a&columns=event.date@year&only.decision=granted&rows=citizenships&rows=sex";

    private static readonly (string Citizenship, string Sex, int Count)[] Groups =
    [
        ("CN", "M", 160), ("CN", "F", 2), ("IN", "M", 80), ("IN", "F", 1), ("NG", "M", 30), ("NG", "F", 21), ("ZA", "M", 44), ("ZA", "F", 33), ("GH", "M", 2), ("GH", "F", 25), ("KE", "M", 16), ("KE", "F", 1),
        ("TZ", "M", 1), ("TZ", "F", 18), ("ZM", "M", 40), ("ZM", "F", 2), ("BW", "M", 28), ("BW", "F", 24), ("UG", "M", 35), ("UG", "F", 1),
    ];

    // with these secrets the answer about the others of the same country is as much too high as it can be
    [Theory]
    [InlineData(925, "citizenships=UG;sex=F")]
    [InlineData(898, "citizenships=TZ;sex=M")]
    public async Task No_small_cell_of_a_table_is_known_to_be_small_to_who_kept_answers_from_before_it(int secret, string small)
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await GiveKeys(rig.Database.Folder, secret);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Take();
        var id = await rig.Share("Permits", ByCitizenshipAndSex);
        var unaware = Assert.Single(await rig.Tables(await rig.Protect(id)));

        await rig.MarkPublic(await rig.Protect(AskingRig.WorkPermits));
        var answer = (await rig.Ask(await rig.OpenWorkPermits(), "citizenships", "sex")).Value;
        long Told(string citizenship, string sex) => (long)(answer.Cell("2023", ("citizenships", citizenship), ("sex", sex))?.Value ?? 0);
        var aware = Assert.Single(await rig.Tables(await rig.Protect(id)));

        Assert.Equal([small], KnownSmall(unaware, Told));
        Assert.Empty(KnownSmall(aware, Told));
        Assert.InRange(aware.Cells.Count(cell => cell.Value is null), unaware.Cells.Count(cell => cell.Value is null), unaware.Cells.Count(cell => cell.Value is null) + 3);
    }

    [Fact]
    public async Task Answers_that_a_register_withheld_from_the_beginning_change_no_table()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await GiveKeys(rig.Database.Folder, secret: 925);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Take();
        var id = await rig.Share("Permits", ByCitizenshipAndSex);
        var first = await rig.Protect(id, AskingRig.WorkPermits);
        await rig.MarkPublic(first);
        var again = Assert.Single(await rig.Tables(await rig.Protect(id)));
        Assert.Equal((await rig.Tables(first)).Single(table => table.Kind == SafeTableKind.Table).Cells.Select(cell => cell.Value), again.Cells.Select(cell => cell.Value));
    }

    [Fact]
    public async Task A_register_is_not_opened_before_tables_that_were_signed_without_knowing_of_it()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Groups));
        await rig.Take();
        var token = TestContext.Current.CancellationToken;
        var tables = await rig.Protect("LIM-01");
        await rig.MarkPublic(tables, DateTime.UnixEpoch.AddDays(2));
        var opening = await rig.Protect(AskingRig.WorkPermits);
        Task<Outcome<Done>> Mark(int day) => rig.Run<ProtectedSets, Outcome<Done>>(sets => sets.MarkPublic(opening.Set!.Value, DateTime.UnixEpoch.AddDays(day), token));
        Assert.Equal("protection.opens-too-early", (await Mark(1)).Problem!.Code);
        Assert.True((await Mark(2)).Succeeded);
        Assert.True((await Mark(3)).Succeeded);
    }

    private static async Task GiveKeys(TselaFolder folder, int secret)
    {
        Directory.CreateDirectory(folder.Keys);
        await File.WriteAllBytesAsync(Path.Combine(folder.Keys, "person-key"), SecretOf(0), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder.Keys, "record-key"), SecretOf(secret), TestContext.Current.CancellationToken);
    }

    private static byte[] SecretOf(int seed)
    {
        var secret = new byte[32];
        new Random(seed).NextBytes(secret);
        return secret;
    }

    // by linear programs over the table with its sums, where each cell is within the largest change of its answer
    private static List<string> KnownSmall(SafeTable table, Func<string, string, long> answer)
    {
        TableDimension Flat(string name, IEnumerable<string> codes) => new(name, codes.Distinct(StringComparer.Ordinal).ToDictionary(code => code, _ => "_T", StringComparer.Ordinal));
        TableDimension[] dimensions = [Flat("citizenships", Groups.Select(group => group.Citizenship)), Flat("sex", ["M", "F"])];
        var problem = new ProtectionProblem([new CountTable("table", dimensions, [.. Groups.Select(group => new InnerCell([group.Citizenship, group.Sex], group.Count, group.Count))])], new PrimaryRules(3));
        var places = CellSystem.Of(problem).Tables[0].Cells;
        var bounded = places.Select(place => (place, Shown: answer(place.Codes[0], place.Codes[1])))
            .Select(one => new BoundedCell(CellSystem.Of(problem).Cells[one.place.Cell].Identity, one.Shown == 0 ? 0 : Math.Max(1, one.Shown - LargestChange), one.Shown + LargestChange)).ToList();
        var system = CellSystem.Of(problem with { Bounded = bounded });
        var hidden = new bool[system.Cells.Count];
        foreach (var (codes, cell) in places)
        {
            hidden[cell] = table.Cell("2023", ("citizenships", codes[0]), ("sex", codes[1])) is { Value: null };
        }

        var known = Attack.On(system, hidden, problem.Rules, stop: TestContext.Current.CancellationToken).Known;
        return [.. known.Where(one => system.Cells[one.Key].Value < 3 && one.Value.UpperWhenPositive < 3).Select(one => system.Cells[one.Key].Identity)];
    }
}
