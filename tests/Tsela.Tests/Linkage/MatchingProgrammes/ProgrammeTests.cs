using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Linkage.MatchingProgrammes;
using Tsela.Linkage.MatchingProgrammes.CloseProgramme;
using Tsela.Linkage.MatchingProgrammes.PurgeHits;
using Tsela.Linkage.MatchingProgrammes.ReadHits;
using Tsela.Linkage.MatchingProgrammes.ReadProgramme;
using Tsela.Linkage.MatchingProgrammes.RegisterProgramme;
using Tsela.Shared;

namespace Tsela.Tests.Linkage.MatchingProgrammes;

public sealed class ProgrammeTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_of_each_field_of_an_empty_form_what_to_write()
    {
        await using var rig = await ProgrammeRig.Start();
        var outcome = await rig.As<RegisterProgramme, Outcome<RegisterProgramme.Registered>>(ProgrammeRig.Labour, slice => slice.Handle(new(new()), Token));
        Assert.Null(outcome.Value.Code);
        Assert.Equal(
            ["Columns", "FirstDay", "LastDay", "LegalBasis", "Name", "OnHit", "Purpose", "RetentionDays", "Safeguards", "Series", "Users"],
            outcome.Value.Faults.Select(fault => fault.Field).Distinct().Order());
    }

    [Theory]
    [InlineData("Series", "DS23a;DS22a", "your own institution")]
    [InlineData("Series", "DS15a;DS26a", "sensitive")]
    [InlineData("Columns", "sex;birth_date", "tell no two persons apart")]
    [InlineData("Columns", "surname;national_id", "fewer than two of these series")]
    [InlineData("LastDay", "2030-01-01", "3 years at most")]
    [InlineData("LastDay", "2026-05-02", "over already")]
    [InlineData("Users", "stranger", "stranger is not an account")]
    [InlineData("RetentionDays", "9999", "from 1 to 365")]
    public async Task Refuses_a_programme_that(string field, string value, string says)
    {
        await using var rig = await ProgrammeRig.Start();
        var form = ProgrammeRig.Form;
        form = field switch
        {
            "Series" => form with { Series = [.. value.Split(';')] },
            "Columns" => form with { Columns = [.. value.Split(';')] },
            "LastDay" => form with { LastDay = value },
            "Users" => form with { Users = value },
            _ => form with { RetentionDays = value },
        };
        var outcome = await rig.As<RegisterProgramme, Outcome<RegisterProgramme.Registered>>(ProgrammeRig.Labour, slice => slice.Handle(new(form), Token));
        var fault = Assert.Single(outcome.Value.Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(says, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_only_when_all_who_must_agree_have_agreed()
    {
        await using var rig = await ProgrammeRig.Start();
        var code = await rig.Registered();
        Assert.Equal("programme.not-in-force", (await rig.Run(code)).Problem!.Code);
        Assert.Equal("programme.own", (await rig.Decide(code, ProgrammeRig.Labour)).Problem!.Code);
        Assert.Equal("programme.no-seat", (await rig.Decide(code, ProgrammeRig.Officer("teba", "TEBA"))).Problem!.Code);
        Assert.Equal("programme.no-seat", (await rig.Decide(code, ProgrammeRig.Officer("labour-2", "NES"))).Problem!.Code);
        Assert.True((await rig.Decide(code, ProgrammeRig.Watch)).Succeeded);
        Assert.Equal("programme.decided", (await rig.Decide(code, ProgrammeRig.Watch)).Problem!.Code);
        Assert.Contains("not been approved by all", (await rig.Run(code)).Problem!.Sentence, StringComparison.Ordinal);
        Assert.True((await rig.Decide(code, ProgrammeRig.Immigration)).Succeeded);
        Assert.Equal("programme.nothing", (await rig.Run(code)).Problem!.Code);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_ends_the_programme()
    {
        await using var rig = await ProgrammeRig.Start();
        var code = await rig.Registered();
        Assert.Equal("programme.reason-missing", (await rig.Decide(code, ProgrammeRig.Watch, approves: false)).Problem!.Code);
        Assert.True((await rig.Decide(code, ProgrammeRig.Watch, approves: false, "The act does not allow it.")).Succeeded);
        Assert.Contains("refused", (await rig.Decide(code, ProgrammeRig.Immigration)).Problem!.Sentence, StringComparison.Ordinal);
        Assert.Contains("was refused", (await rig.Run(code)).Problem!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_only_within_its_period_and_only_for_those_it_names()
    {
        await using var rig = await ProgrammeRig.Start();
        var code = await rig.Approved(ProgrammeRig.Form with { FirstDay = "2026-06-01", Users = "labour" });
        Assert.Contains("from 1 June 2026 on", (await rig.Run(code)).Problem!.Sentence, StringComparison.Ordinal);
        rig.Clock.Now = rig.Clock.Now.AddDays(40);
        Assert.Equal("programme.not-named", (await rig.Run(code, ProgrammeRig.Immigration)).Problem!.Code);
        Assert.Equal("programme.nothing", (await rig.Run(code)).Problem!.Code);
        rig.Clock.Now = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.Contains("ended on 31 December 2026", (await rig.Run(code)).Problem!.Sentence, StringComparison.Ordinal);
        await using var db = rig.Rig.Database.Open();
        Assert.Equal(3, await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "programme.run-refused", Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Finds_the_people_of_both_series_and_purges_them_in_time(Engine engine)
    {
        await using var rig = await ProgrammeRig.Start(engine);
        var people = People.Of(400, seed: 7);
        await ProgrammeRig.Deliver(rig.Rig.Database, "DS15a", "NES", people.Take(250));
        // the last fifty permits are of people who have a residence permit too, one of whom stands there twice
        await ProgrammeRig.Deliver(rig.Rig.Database, "DS23a", "IMM", [.. people.Skip(200), people[200]]);
        var code = await rig.Approved();
        var run = (await rig.Run(code)).Value;
        Assert.Equal(451, run.RecordsRead);
        Assert.InRange(run.Hits, 48, 51);
        var hits = (await Hits(rig, code, run, ProgrammeRig.Labour)).Value;
        Assert.Equal(ReadHits.PageSize, hits.Lines.Count);
        Assert.All(hits.Lines, line => Assert.Equal(["DS15a", "DS23a"], new[] { line.A!.Series, line.B!.Series }.Order()));
        Assert.Equal("programme.no-hits", (await Hits(rig, code, run, ProgrammeRig.Officer("labour-2", "NES"))).Problem!.Code);

        Assert.True((await rig.As<CheckHit, Outcome<Done>>(ProgrammeRig.Labour, slice => slice.Handle(new(code, run.Id, hits.Lines[0].Hit.Id, SamePerson: true), Token))).Succeeded);
        rig.Clock.Now = rig.Clock.Now.AddDays(31);
        var keeper = new HitsKeeper(rig.Rig.Get<IServiceScopeFactory>(), rig.Clock, NullLogger<HitsKeeper>.Instance);
        Assert.Equal(1, await keeper.LookOnce(Token));
        Assert.Equal("programme.purged", (await Hits(rig, code, run, ProgrammeRig.Labour)).Problem!.Code);
        await using var db = rig.Rig.Database.Open();
        Assert.False(await db.Set<ProgrammeHit>().AnyAsync(Token));
        var kept = await db.Set<ProgrammeRun>().SingleAsync(Token);
        Assert.Equal((run.Hits, 1, 0), (kept.Hits, kept.Confirmed, kept.Rejected));
        Assert.NotNull(kept.PurgedAt);
    }

    [Fact]
    public async Task Hits_are_purged_at_the_next_visit_where_the_system_stood_still()
    {
        await using var rig = await ProgrammeRig.Start();
        var people = People.Of(60, seed: 3);
        await ProgrammeRig.Deliver(rig.Rig.Database, "DS15a", "NES", people);
        await ProgrammeRig.Deliver(rig.Rig.Database, "DS23a", "IMM", people);
        var code = await rig.Approved();
        var run = (await rig.Run(code)).Value;
        rig.Clock.Now = rig.Clock.Now.AddDays(30);
        Assert.Equal("programme.purged", (await Hits(rig, code, run, ProgrammeRig.Labour)).Problem!.Code);
    }

    [Fact]
    public async Task Closing_purges_at_once_and_what_stands_in_no_hit_stays_on_record()
    {
        await using var rig = await ProgrammeRig.Start();
        var people = People.Of(60, seed: 3);
        await ProgrammeRig.Deliver(rig.Rig.Database, "DS15a", "NES", people);
        await ProgrammeRig.Deliver(rig.Rig.Database, "DS23a", "IMM", people);
        var code = await rig.Approved();
        var run = (await rig.Run(code)).Value;
        Assert.Equal("programme.no-seat", (await Close(rig, code, ProgrammeRig.Officer("teba", "TEBA"))).Problem!.Code);
        Assert.True((await Close(rig, code, ProgrammeRig.Watch)).Succeeded);
        Assert.Contains("closed", (await rig.Run(code)).Problem!.Sentence, StringComparison.Ordinal);
        var shown = (await rig.As<ReadProgramme, Outcome<ReadProgramme.Shown>>(ProgrammeRig.Watch, slice => slice.Handle(new(code), Token))).Value;
        Assert.Equal(ProgrammeState.Closed, shown.State);
        Assert.NotNull(Assert.Single(shown.Runs).PurgedAt);
        Assert.Equal(run.Hits, shown.Runs[0].Hits);
    }

    private static Task<Outcome<Done>> Close(ProgrammeRig rig, string code, Actor actor) =>
        rig.As<CloseProgramme, Outcome<Done>>(actor, slice => slice.Handle(new(code, "No longer needed."), Token));

    private static Task<Outcome<ReadHits.Shown>> Hits(ProgrammeRig rig, string code, ProgrammeRun run, Actor actor) =>
        rig.As<ReadHits, Outcome<ReadHits.Shown>>(actor, slice => slice.Handle(new(code, run.Id), Token));
}
