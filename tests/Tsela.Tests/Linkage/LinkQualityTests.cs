using Tsela.Linkage.Quality;
using Tsela.Linkage.Runs;

namespace Tsela.Tests.Linkage;

public sealed class LinkQualityTests
{
    [Fact]
    public void Nothing_is_said_while_too_few_are_reviewed_or_those_of_most_links_are_not()
    {
        Assert.Null(LinkQuality.PrecisionOf([Stratum(2, 10, 4, 4), Stratum(4, 1000, 15, 15)]));
        Assert.Null(LinkQuality.PrecisionOf([Stratum(2, 200, 50, 50), Stratum(4, 1000, 0, 0)]));
    }

    [Fact]
    public void Each_group_counts_by_the_links_that_it_stands_for()
    {
        var precision = LinkQuality.PrecisionOf([Stratum(1, 100, 20, 10), Stratum(4, 900, 20, 20), Stratum(2, 0, 0, 0)])!;
        Assert.Equal(0.95, precision.Share, 9);
        Assert.Equal(40, precision.Reviewed);
        Assert.InRange(precision.Low, 0.75, 0.92);
        Assert.InRange(precision.High, 0.96, 0.999);
    }

    [Fact]
    public void One_group_gives_an_interval_near_wilsons_own()
    {
        // 45 of 50: Wilson's interval is 0.7864 to 0.9565
        var precision = LinkQuality.PrecisionOf([Stratum(4, 5000, 50, 45)])!;
        Assert.Equal(0.9, precision.Share, 9);
        Assert.InRange(precision.Low, 0.776, 0.796);
        Assert.InRange(precision.High, 0.947, 0.967);
    }

    [Fact]
    public void A_sample_without_a_wrong_link_does_not_show_that_there_is_none() =>
        Assert.InRange(LinkQuality.PrecisionOf([Stratum(4, 5000, 25, 25)])!.Low, 0.8, 0.9);

    [Theory]
    [MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_reviewers_settle_of_a_sample_makes_the_figure(Engine engine)
    {
        await using var rig = await LinkageRig.Create(engine);
        var people = TestPerson.Invent(150, 5);
        var chance = new Random(6);
        await rig.Deliver("DS24a", "2023", people);
        await rig.Deliver("DS20e", "2023", people.Concat(people).Select(person => person.Again(chance)));
        var run = await rig.Link();
        var open = rig.Open(run);
        var sample = open.Pairs().Where(pair => pair.Linked).Chunk(4).Select(pairs => pairs[0]).ToList();

        await using var db = rig.Database.Open();
        Assert.Null((await LinkQuality.Of(db, run, LinkageRig.Stop)).Precision);
        foreach (var pair in sample)
        {
            db.Add(new LinkDecision
            {
                Id = Guid.CreateVersion7(), RecordA = open.RecordAt(pair.A), RecordB = open.RecordAt(pair.B), DigestA = open.DigestAt(pair.A), DigestB = open.DigestAt(pair.B),
                SamePerson = true, Reviewer = "a reviewer", At = DateTime.UtcNow, RunId = run.Id, Weight = pair.Weight, FromSample = true,
            });
        }

        await db.SaveChangesAsync(LinkageRig.Stop);
        var precision = (await LinkQuality.Of(db, run, LinkageRig.Stop)).Precision!;
        Assert.Equal((1, sample.Count), (precision.Share, precision.Reviewed));
    }

    private static StratumReview Stratum(int number, long links, int reviewed, int right) => new(LinkStratum.All[number], links, reviewed, right);
}
