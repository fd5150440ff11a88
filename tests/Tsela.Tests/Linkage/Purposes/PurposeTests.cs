using Tsela.Access;
using Tsela.Linkage;
using Tsela.Linkage.Purposes.ApprovePurpose;
using Tsela.Linkage.Purposes.RegisterPurpose;
using Tsela.Linkage.Purposes.RetirePurpose;
using Tsela.Shared;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Linkage.Purposes;

public sealed class PurposeTests
{
    private static readonly Actor Watch = new("watch", Rights.Of(Role.DataProtectionOfficer), Institution: null, Role.DataProtectionOfficer);
    private static readonly Actor Statistician = new("statistician", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_releases_for_different_purposes_cannot_be_joined_and_two_for_one_purpose_can(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        var (first, second) = (await InForce(rig), await InForce(rig));
        string[] persons = [.. Enumerable.Range(0, 200).Select(_ => Guid.NewGuid().ToString("N"))];
        var once = await Release(rig, first, persons);
        Assert.Equal(persons.Length, once.Distinct().Count());
        Assert.Equal(once, await Release(rig, first, persons));
        Assert.Empty(once.Intersect(await Release(rig, second, persons)));
        Assert.Empty(once.Intersect(persons));
        await rig.Restart();
        Assert.Equal(once, await Release(rig, first, persons));
    }

    [Fact]
    public async Task No_pseudonym_is_made_before_the_approval_nor_after_the_retirement()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var code = await Registered(rig);
        Assert.Contains("Ask the data protection officer", (await Pseudonyms(rig, code)).Problem!.Sentence, StringComparison.Ordinal);
        Assert.Equal("access.not-allowed", (await Approve(rig, code, Statistician)).Problem!.Code);
        Assert.True((await Approve(rig, code, Watch)).Succeeded);
        Assert.True((await Pseudonyms(rig, code)).Succeeded);
        Assert.Equal("purpose.state", (await Approve(rig, code, Watch)).Problem!.Code);
        Assert.True((await rig.Run<RetirePurpose, Outcome<Done>>(slice => slice.Handle(new(code, "The release is over."), Token), Watch)).Succeeded);
        Assert.Contains("retired", (await Pseudonyms(rig, code)).Problem!.Sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(rig.Database.Folder.Keys, "release-purposes")));
        Assert.Equal("purpose.unknown", (await Pseudonyms(rig, "RP-099")).Problem!.Code);
    }

    [Fact]
    public async Task Whoever_registered_a_purpose_does_not_approve_it_and_a_lost_key_is_not_replaced()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var own = await rig.Run<RegisterPurpose, Outcome<RegisterPurpose.Registered>>(slice => slice.Handle(new("Own", "Because."), Token), Actor.CommandLine);
        Assert.Equal("purpose.own", (await Approve(rig, own.Value.Code!, Actor.CommandLine)).Problem!.Code);
        var code = await InForce(rig);
        Directory.Delete(Path.Combine(rig.Database.Folder.Keys, "release-purposes"), recursive: true);
        Assert.Equal("purpose.key-missing", (await Pseudonyms(rig, code)).Problem!.Code);
    }

    private static async Task<string> InForce(StatisticsRig rig)
    {
        var code = await Registered(rig);
        Assert.True((await Approve(rig, code, Watch)).Succeeded);
        return code;
    }

    private static async Task<string> Registered(StatisticsRig rig) =>
        (await rig.Run<RegisterPurpose, Outcome<RegisterPurpose.Registered>>(slice => slice.Handle(new("Profile", "Migration profile, Statistics Act."), Token), Statistician)).Value.Code!;

    private static Task<Outcome<Done>> Approve(StatisticsRig rig, string code, Actor actor) =>
        rig.Run<ApprovePurpose, Outcome<Done>>(slice => slice.Handle(new(code, Approves: true, ""), Token), actor);

    private static Task<Outcome<PurposePseudonyms>> Pseudonyms(StatisticsRig rig, string code) =>
        rig.Run<ReleasePseudonyms, Outcome<PurposePseudonyms>>(pseudonyms => pseudonyms.Of(code, Token));

    private static async Task<IReadOnlyList<string>> Release(StatisticsRig rig, string code, IReadOnlyList<string> persons)
    {
        var pseudonyms = (await Pseudonyms(rig, code)).Value;
        return [.. persons.Select(pseudonyms.Of)];
    }
}
