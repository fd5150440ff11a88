using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage;
using Tsela.Linkage.ContinueRun;
using Tsela.Linkage.Runs;
using Tsela.Linkage.StopRun;

namespace Tsela.Tests.Linkage;

public sealed class RunTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Records_of_one_person_in_several_series_get_one_key(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        var people = TestPerson.Invent(200, 1);
        var chance = new Random(2);
        var passports = await rig.Deliver("DS24a", "2023", people);
        var crossings = await rig.Deliver("DS20e", "2023", people.Concat(people).Select(person => person.Again(chance)));
        var asylum = await rig.Deliver("DS26a", "2023", people.Take(20));

        var run = await rig.Link();
        Assert.Equal(LinkageRunKind.Full, run.Kind);
        Assert.Equal(600, run.Records);
        Assert.InRange(run.Persons, 198, 206);
        Assert.Equal(run.Persons, run.NewKeys);

        var keys = await rig.Keys();
        var (one, other) = (await rig.Records(passports), await rig.Records(crossings));
        Assert.InRange(Enumerable.Range(0, 200).Count(i => keys[one[i]] == keys[other[i]] && keys[one[i]] == keys[other[200 + i]]), 192, 200);
        Assert.InRange(one.Select(record => keys[record]).Distinct(StringComparer.Ordinal).Count(), 198, 200);
        Assert.All(await rig.Records(asylum), record => Assert.False(keys.ContainsKey(record)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Keys_stay_when_a_delivery_comes_and_go_when_it_is_withdrawn(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        var people = TestPerson.Invent(150, 3);
        var chance = new Random(4);
        await rig.Deliver("DS24a", "2022", people);
        var first = await rig.Link();
        var before = await rig.Keys();

        var later = await rig.Deliver("DS20e", "2023", people.Select(person => person.Again(chance)).Concat(TestPerson.Invent(30, 5)));
        var second = await rig.Link();
        Assert.Equal((LinkageRunKind.Incremental, first.Id), (second.Kind, second.BasedOn));
        var after = await rig.Keys();
        Assert.All(before, one => Assert.Equal(one.Value, after[one.Key]));
        Assert.InRange(second.NewKeys, 28, 34);

        await rig.Withdraw(later);
        var third = await rig.Link();
        Assert.Equal(before.OrderBy(one => one.Key), (await rig.Keys()).OrderBy(one => one.Key));
        await using var db = rig.Database.Open();
        Assert.Equal(second.NewKeys, await db.Set<PersonKeyChange>().CountAsync(change => change.RunId == third.Id && change.Kind == KeyChangeKind.Ended, LinkageRig.Stop));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_came_later_is_grouped_as_if_everything_had_been_compared_anew_by_the_same_model(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        var people = TestPerson.Invent(250, 6);
        var chance = new Random(7);
        await rig.Deliver("DS24a", "2021", people.Take(200));
        await rig.Deliver("DS20e", "2021", people.Take(200).Select(person => person.Again(chance)));
        var model = rig.Open(await rig.Link()).Model;
        await rig.Deliver("DS20e", "2022", people.Select(person => person.Again(chance)));
        await rig.Deliver("DS15a", "2022", people.Skip(150).Select(person => person.Again(chance)));
        var later = rig.Open(await rig.Link());

        var options = new Tsela.Engine.Matching.LinkageOptions();
        var pairs = Tsela.Engine.Matching.Linker.Compare(model, later.Table, 0, options, LinkageRig.Stop);
        var anew = Tsela.Engine.Matching.Linker.Cluster(model, later.Table, pairs, options, LinkageRig.Stop);
        var groups = Enumerable.Range(0, later.Records).GroupBy(number => anew[later.DescriptionAt(number)])
            .Select(group => string.Join(' ', group.Select(later.RecordAt).Order())).Order(StringComparer.Ordinal);
        Assert.Equal(groups, await rig.Groups());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_that_was_stopped_goes_on_and_gives_what_it_would_have_given(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        var people = TestPerson.Invent(120, 8);
        var chance = new Random(9);
        await rig.Deliver("DS24a", "2022", people);
        await rig.Deliver("DS20e", "2022", people.Select(person => person.Again(chance)));
        var asked = (await rig.Ask()).Value;
        using var cut = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Work(asked, cut.Token, progress =>
        {
            if (progress.Phase == "Comparing")
            {
                cut.Cancel();
            }
        }));
        Assert.Equal(LinkageProblems.UnderWay, (await rig.Ask()).Problem);
        Assert.Equal(Tsela.Shared.Done.It, (await rig.As<StopRun>().Run(slice => slice.Handle(new(asked), LinkageRig.Stop))).Value);
        Assert.Equal(LinkageProblems.TakenElsewhere, (await rig.Work(asked)).Problem);
        Assert.True((await rig.As<ContinueRun>().Run(slice => slice.Handle(new(asked), LinkageRig.Stop))).Succeeded);
        Assert.True((await rig.Work(asked)).Succeeded);
        var groups = await rig.Groups();

        await rig.Link(full: true);
        Assert.Equal(await rig.Groups(), groups);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Decisions_hold_in_every_later_run(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        var people = TestPerson.Invent(120, 10);
        var chance = new Random(11);
        var passports = await rig.Deliver("DS24a", "2022", people);
        var crossings = await rig.Deliver("DS20e", "2022", people.Select(person => person.Again(chance) with { Surname = person.Surname + "a" }));
        var run = await rig.Link();
        var (one, other) = (await rig.Records(passports), await rig.Records(crossings));
        var keys = await rig.Keys();
        Assert.Equal(keys[one[0]], keys[other[0]]);
        Assert.NotEqual(keys[one[1]], keys[other[2]]);

        await Decide(rig, run, one[0], other[0], same: false);
        await Decide(rig, run, one[1], other[2], same: true);
        var second = await rig.Link();
        Assert.Equal(LinkageRunKind.Incremental, second.Kind);
        keys = await rig.Keys();
        Assert.NotEqual(keys[one[0]], keys[other[0]]);
        Assert.Equal(keys[one[1]], keys[other[2]]);

        await using (var db = rig.Database.Open())
        {
            var changes = await db.Set<PersonKeyChange>().Where(change => change.RunId == second.Id).ToListAsync(LinkageRig.Stop);
            Assert.Contains(changes, change => change.Kind == KeyChangeKind.SplitFrom && (change.Key == keys[one[0]] || change.Key == keys[other[0]]));
            Assert.Contains(changes, change => change.Kind == KeyChangeKind.MergedInto && change.Other == keys[one[1]]);
            Assert.Equal((1, 1), (second.SplitKeys, second.MergedKeys));
        }

        await rig.Link(full: true);
        keys = await rig.Keys();
        Assert.NotEqual(keys[one[0]], keys[other[0]]);
        Assert.Equal(keys[one[1]], keys[other[2]]);
    }

    [Fact]
    public async Task Says_why_there_is_nothing_to_link_and_when_nothing_has_changed()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        Assert.Equal(LinkageProblems.NothingToLink, (await rig.Ask()).Problem);
        await rig.Deliver("DS26a", "2022", TestPerson.Invent(10, 1));
        Assert.Equal(LinkageProblems.NothingToLink, (await rig.Ask()).Problem);
        await rig.Deliver("DS24a", "2022", TestPerson.Invent(60, 1));
        await rig.Link();
        Assert.Equal(LinkageProblems.NothingNew, (await rig.Ask()).Problem);
        Assert.True((await rig.Ask(full: true)).Succeeded);
    }

    [Fact]
    public async Task Only_who_may_run_it_may_ask()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var clerk = new Actor("clerk", Rights.Of(Role.Provider), "IMM", Role.Provider);
        Assert.Equal(AccessProblems.NotAllowed, (await rig.As<Tsela.Linkage.AskForRun.AskForRun>(clerk).Run(slice => slice.Handle(new(Full: true), LinkageRig.Stop))).Problem);
    }

    private static async Task Decide(LinkageRig rig, LinkageRun run, Guid a, Guid b, bool same)
    {
        var open = rig.Open(run);
        var (first, second) = a.CompareTo(b) < 0 ? (a, b) : (b, a);
        await using var db = rig.Database.Open();
        db.Add(new LinkDecision
        {
            Id = Guid.CreateVersion7(), RecordA = first, RecordB = second, DigestA = open.DigestAt(open.NumberOf(first)!.Value), DigestB = open.DigestAt(open.NumberOf(second)!.Value),
            SamePerson = same, Reviewer = "a reviewer", At = DateTime.UtcNow, RunId = run.Id, Weight = 3, FromSample = false,
        });
        await db.SaveChangesAsync(LinkageRig.Stop);
    }
}
