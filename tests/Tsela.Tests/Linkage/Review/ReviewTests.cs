using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.ReviewPairs;
using Tsela.Linkage.ReviewPairs.ListOpinions;
using Tsela.Linkage.ReviewWorkload;
using Tsela.Shared;

namespace Tsela.Tests.Linkage.Review;

public sealed class ReviewTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Brings_grey_pairs_and_a_sample_of_links_once_for_a_run(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        await ReviewRig.Deliver(rig.Database);
        var review = new ReviewRig(rig.Services, rig.Database);
        Assert.True((await review.Next("thato")).IsBeforeFirstRun);
        var run = rig.Open(await rig.Link());
        var first = await review.Next("thato");
        await using var db = rig.Database.Open();
        var pairs = await db.Set<PairInReview>().AsNoTracking().ToListAsync(Token);
        Assert.Contains(pairs, pair => pair.FromSample);
        Assert.All(pairs.Where(pair => !pair.FromSample), pair => Assert.InRange(pair.Probability, 0.05, 0.95));
        Assert.All(pairs.Where(pair => pair.FromSample), pair => Assert.Equal(run.PersonAt(run.NumberOf(pair.RecordA)!.Value), run.PersonAt(run.NumberOf(pair.RecordB)!.Value)));
        Assert.Equal(pairs.Count, first.Waiting);
        Assert.Equal(first.Shown!.Pair.Id, (await review.Next("thato")).Shown!.Pair.Id);
        Assert.Equal(pairs.Count, await db.Set<PairInReview>().CountAsync(Token));
        var queue = await db.Set<ReviewedRun>().SingleAsync(Token);
        Assert.Equal(pairs.Count, queue.Queued + queue.Sampled);
    }

    [Fact]
    public async Task What_tells_and_changes_most_is_asked_first_and_two_reviewers_get_two_pairs()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        var seen = new List<PairInReview>();
        for (var i = 0; i < 12; i++)
        {
            var pair = await review.NextPlain("thato");
            Assert.NotEqual(pair.Id, (await review.Next("neo")).Shown!.Pair.Id);
            seen.Add(pair);
            Assert.True((await review.Say("thato", pair.Id, Verdict.CannotTell)).Succeeded);
        }

        var grey = seen.Where(pair => !pair.FromSample).Select(pair => pair.Priority).ToList();
        Assert.Equal(grey.OrderDescending(), grey);
        Assert.Contains(seen, pair => pair.FromSample);
        Assert.Equal(12, seen.Select(pair => pair.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_page_shows_both_records_and_the_weights_add_up()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        var shown = (await review.Next("thato")).Shown!;
        Assert.Equal("Surname", shown.Sides.Fields[0].Label);
        Assert.Equal(shown.Sides.Fields[0].A.ToUpperInvariant(), shown.Sides.Fields[0].SentA);
        var rows = ReviewWords.Waterfall(shown.Why);
        Assert.Equal(shown.Why.Weight, rows.Sum(row => row.Bits), 6);
        Assert.Equal(shown.Why.Weight, rows[^1].To, 6);
        Assert.Equal(shown.Why.Weight, shown.Pair.Weight, 6);
        await using var db = rig.Database.Open();
        var read = await db.Set<AuditEntry>().SingleAsync(entry => entry.Act == "pair.read", Token);
        Assert.Equal(("thato", $"pair {shown.Pair.Id}"), (read.Actor, read.Subject));
        Assert.Null(read.Why);
    }

    [Theory]
    [InlineData(Verdict.SamePerson)]
    [InlineData(Verdict.NotSame)]
    public async Task The_next_linkage_keeps_what_was_decided_and_does_not_ask_again(Verdict verdict)
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        // whatever the program would have done by itself
        var decided = new List<PairInReview>();
        for (var i = 0; i < 6; i++)
        {
            decided.Add(await review.NextPlain("thato"));
            Assert.True((await review.Say("thato", decided[^1].Id, verdict)).Succeeded);
        }

        foreach (var full in new[] { false, true })
        {
            await rig.Link(full);
            var keys = await rig.Keys();
            Assert.All(decided, pair => Assert.Equal(verdict == Verdict.SamePerson, keys[pair.RecordA] == keys[pair.RecordB]));
            await review.Next("neo");
            Assert.All(await Task.WhenAll(decided.Select(pair => review.Pair(pair.Id))), pair => Assert.Equal(PairState.Settled, pair.State));
        }

        Assert.True((await review.TakeBack("thato")).Succeeded);
        Assert.Equal(5, (await review.Standing()).Count);
    }

    [Fact]
    public async Task An_answer_taken_back_lies_open_again_before_its_reviewer()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        Assert.Equal("review.nothing-to-take-back", (await review.TakeBack("thato")).Problem!.Code);
        var pair = await review.NextPlain("thato");
        await review.Say("thato", pair.Id, Verdict.SamePerson);
        Assert.Single(await review.Standing());
        Assert.Equal(pair.Id, (await review.TakeBack("thato")).Value);
        Assert.Empty(await review.Standing());
        Assert.Equal(pair.Id, (await review.Next("thato")).Shown!.Pair.Id);
        await review.Say("thato", pair.Id, Verdict.NotSame);
        Assert.False(Assert.Single(await review.Standing()).SamePerson);
    }

    [Fact]
    public async Task A_second_opinion_is_blind_and_a_third_reviewer_settles_a_disagreement()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        var pair = await review.NextPlain("thato");
        Assert.True((await review.Say("thato", pair.Id, Verdict.SamePerson, sendOn: true, note: "The same village.")).Succeeded);
        Assert.Empty(await review.Standing());
        Assert.Equal(PairState.Second, (await review.Pair(pair.Id)).State);
        Assert.NotEqual(pair.Id, (await review.Next("thato")).Shown!.Pair.Id);

        var second = (await review.Next("neo", pair.Id)).Shown!;
        Assert.Empty(second.Opinions);
        Assert.True((await review.Say("neo", pair.Id, Verdict.NotSame)).Succeeded);
        Assert.Equal(PairState.Conflict, (await review.Pair(pair.Id)).State);
        Assert.Empty(await review.Standing());
        Assert.Equal("review.already-yours", (await review.Say("neo", pair.Id, Verdict.SamePerson)).Problem!.Code);

        Assert.True((await Conflicts(review, "neo")).Single().Mine);
        Assert.False((await Conflicts(review, "palesa")).Single().Mine);
        var third = (await review.Next("palesa", pair.Id)).Shown!;
        Assert.Equal(["thato", "neo"], third.Opinions.Select(opinion => opinion.Reviewer));
        Assert.Equal("review.third", (await review.Say("palesa", pair.Id, Verdict.Skipped)).Problem!.Code);
        Assert.True((await review.Say("palesa", pair.Id, Verdict.SamePerson)).Succeeded);
        var decision = Assert.Single(await review.Standing());
        Assert.Equal((true, "thato", "palesa"), (decision.SamePerson, decision.Reviewer, decision.SecondReviewer));
    }

    [Fact]
    public async Task Two_who_agree_settle_and_one_who_changes_their_mind_later_leaves_it_to_a_third()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        var pair = await review.NextPlain("thato");
        await review.Say("thato", pair.Id, Verdict.SamePerson, sendOn: true);
        await review.Next("neo", pair.Id);
        await review.Say("neo", pair.Id, Verdict.SamePerson);
        Assert.Equal("neo", Assert.Single(await review.Standing()).SecondReviewer);
        Assert.True((await review.TakeBack("thato")).Succeeded);
        Assert.Empty(await review.Standing());
        Assert.Equal(PairState.Conflict, (await review.Pair(pair.Id)).State);
        Assert.Equal("review.waits-for-third", (await review.TakeBack("thato")).Problem!.Code);
    }

    [Fact]
    public async Task An_answer_without_the_pair_before_ones_eyes_is_not_kept()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        var pair = await review.NextPlain("thato");
        Assert.Equal("review.not-shown", (await review.Say("neo", pair.Id, Verdict.SamePerson)).Problem!.Code);
        review.Clock.Now = review.Clock.Now.AddMinutes(20);
        await review.Next("neo", pair.Id);
        Assert.Equal("review.not-shown", (await review.Say("thato", pair.Id, Verdict.SamePerson)).Problem!.Code);
        Assert.True((await review.Say("neo", pair.Id, Verdict.Skipped)).Succeeded);
        Assert.NotEqual(pair.Id, (await review.Next("neo")).Shown!.Pair.Id);
        Assert.Equal("review.unknown", (await review.Say("neo", Guid.NewGuid(), Verdict.SamePerson)).Problem!.Code);
    }

    [Fact]
    public async Task A_record_that_is_withdrawn_is_not_shown_any_more()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        await using (var db = rig.Database.Open())
        {
            foreach (var delivery in await db.Set<Tsela.Registers.Delivery>().Where(one => one.Series == "DS23a").ToListAsync(Token))
            {
                delivery.Withdraw(DateTime.UnixEpoch);
            }

            await db.SaveChangesAsync(Token);
        }

        Assert.Null((await review.Next("thato")).Shown);
    }

    [Fact]
    public async Task Workload_tells_who_decided_how_fast_and_how_far_they_agree()
    {
        await using var rig = await LinkageRig.Create(Engine.Sqlite);
        var review = await Linked(rig);
        await review.Next("thato");
        var before = await Workload(review);
        Assert.Equal(0, before.Agreement.Of);
        foreach (var (second, seconds) in new[] { (Verdict.SamePerson, 10), (Verdict.SamePerson, 20), (Verdict.NotSame, 90) })
        {
            var pair = await review.NextPlain("thato");
            review.Clock.Now = review.Clock.Now.AddSeconds(seconds);
            await review.Say("thato", pair.Id, Verdict.SamePerson, sendOn: true);
            await review.Next("neo", pair.Id);
            review.Clock.Now = review.Clock.Now.AddSeconds(5);
            await review.Say("neo", pair.Id, second);
        }

        var after = await Workload(review);
        Assert.Equal((3, 2), (after.Agreement.Of, (int)Math.Round(after.Agreement.Share * 3)));
        Assert.Equal(TimeSpan.FromSeconds(20), after.Reviewers.Single(one => one.Name == "thato").Median);
        Assert.Equal(3, after.Reviewers.Single(one => one.Name == "neo").Days.Single().Count);
        Assert.Equal((2, 1), (after.Bands.Sum(band => band.OnePerson), after.Bands.Sum(band => band.Conflicts)));
        Assert.Equal(before.Bands.Sum(band => band.Waiting) - 3, after.Bands.Sum(band => band.Waiting));
    }

    private static async Task<ReviewRig> Linked(LinkageRig rig)
    {
        await ReviewRig.Deliver(rig.Database);
        await rig.Link();
        return new ReviewRig(rig.Services, rig.Database);
    }

    private static async Task<IReadOnlyList<ListOpinions.Conflict>> Conflicts(ReviewRig review, string reviewer) =>
        (await review.As<ListOpinions, Outcome<ListOpinions.Listed>>(reviewer, slice => slice.Handle(new(), Token))).Value.Conflicts;

    private static async Task<ReadWorkload.Workload> Workload(ReviewRig review) =>
        (await review.As<ReadWorkload, Outcome<ReadWorkload.Workload>>("thato", slice => slice.Handle(new(), Token))).Value;
}
