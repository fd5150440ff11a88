using Microsoft.Extensions.DependencyInjection;
using Tsela.Disclosure;
using Tsela.Disclosure.ReadSet;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

/// <summary>Without the ledger of what is public nobody knows what was hidden there: that is damage, and not nothing.</summary>
public sealed class DamagedLedgerTests
{
    private static readonly (string, string, int)[] Usual = [("CN", "M", 40), ("CN", "F", 12), ("IN", "M", 30), ("IN", "F", 1), ("ZA", "M", 20), ("ZA", "F", 9)];

    [Fact]
    public async Task Nothing_is_protected_or_signed_while_the_ledger_of_a_public_set_is_damaged()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var first = await rig.Protect("LIM-01");
        Assert.True((await Mark(rig, first)).Succeeded);
        var second = await rig.Protect("LIM-01", "LIM-04");
        var path = LedgerOf(rig, first);
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        foreach (var damaged in Damages(whole))
        {
            await Put(path, damaged);
            var protecting = await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, ["LIM-04"]), TestContext.Current.CancellationToken));
            Assert.Equal("protection.ledger-damaged", protecting.Problem?.Code);
            Assert.Contains(path, protecting.Problem!.Sentence, StringComparison.Ordinal);
            Assert.Equal("protection.ledger-damaged", (await Mark(rig, second)).Problem?.Code);
            var page = await rig.Run<ReadSet, Outcome<ReadSet.Shown>>(slice => slice.Handle(new(first.Set!.Value), TestContext.Current.CancellationToken));
            Assert.Equal("protection.set-damaged", page.Problem?.Code);
        }

        await Put(path, whole);
        Assert.True((await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, ["LIM-04"]), TestContext.Current.CancellationToken))).Succeeded);
        Assert.True((await Mark(rig, second)).Succeeded);
    }

    [Fact]
    public async Task A_set_whose_own_ledger_is_damaged_is_not_signed()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var made = await rig.Protect("LIM-01");
        var path = LedgerOf(rig, made);
        foreach (var damaged in Damages(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)))
        {
            await Put(path, damaged);
            Assert.Equal("protection.set-damaged", (await Mark(rig, made)).Problem?.Code);
        }
    }

    [Fact]
    public async Task A_set_that_repeats_public_figures_knows_them_also_when_the_release_before_is_taken_back()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var delivery = await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, Usual));
        await rig.Take();
        var first = await rig.Protect("LIM-01");
        Assert.True((await Mark(rig, first)).Succeeded);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, [.. Usual, ("DE", "F", 1)]), supersedes: delivery);
        await rig.Take();
        var second = await rig.Protect("LIM-01");
        var shown = Assert.Single(await rig.Tables(second)).Cell("2023")!.Value;
        Assert.True((await Mark(rig, second)).Succeeded);
        Assert.True((await Mark(rig, first, isBack: true)).Succeeded);

        // one person more than the public was shown: the next edition must not say so
        var third = await rig.Protect("LIM-01");
        Assert.Equal(shown, Assert.Single(await rig.Tables(third)).Cell("2023")!.Value);
    }

    private static IEnumerable<byte[]?> Damages(byte[] whole) => [null, [], whole[..(whole.Length / 2)], [.. whole[..^1], (byte)(whole[^1] ^ 1)]];

    private static async Task Put(string path, byte[]? bytes)
    {
        if (bytes is null)
        {
            File.Delete(path);
        }
        else
        {
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        }
    }

    private static string LedgerOf(StatisticsRig rig, Protection made) => SetLedger.PathOf(Path.Combine(rig.Get<TselaFolder>().ProtectedSets, $"{made.Set!.Value:N}.json.gz"));

    private static Task<Outcome<Done>> Mark(StatisticsRig rig, Protection made, bool isBack = false) => rig.Run<IServiceProvider, Outcome<Done>>(async services =>
    {
        var marked = await services.GetRequiredService<ProtectedSets>().MarkPublic(made.Set!.Value, isBack ? null : DateTime.UnixEpoch, TestContext.Current.CancellationToken);
        await services.GetRequiredService<TselaDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        return marked;
    });
}
