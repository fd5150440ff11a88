using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.ReviewPairs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewWorkload;

/// <summary>What waits, who decided how much and how fast, how far reviewers agree, and how many links are right by their weight.</summary>
[Needs(Right.ReviewPairs)]
public sealed class ReadWorkload(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    private const int DaysShown = 14;

    // beyond this somebody was away from the desk
    private static readonly TimeSpan DeskMax = TimeSpan.FromMinutes(15);

    private static readonly double[] BandsFrom = [0, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999];

    public sealed record Request;

    /// <summary>The pairs of a band of probability.</summary>
    /// <param name="To">The end of the band; 1 for the last.</param>
    /// <param name="RightLinks">Of those that were told, how many are one person.</param>
    public sealed record Band(double From, double To, int Waiting, int WaitingForSecond, int Conflicts, int OnePerson, int NotOne, int CannotTell, ShareOf RightLinks);

    public sealed record Reviewer(string Name, int Opinions, TimeSpan? Median, IReadOnlyList<(DateOnly Day, int Count)> Days);

    /// <param name="Agreement">Over the pairs that two reviewers saw without knowing of each other.</param>
    public sealed record Workload(IReadOnlyList<Band> Bands, IReadOnlyList<Reviewer> Reviewers, ShareOf Agreement, Kappa? Kappa, IReadOnlyList<DateOnly> Days);

    public async Task<Outcome<Workload>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadWorkload>() is { } refusal)
        {
            return refusal;
        }

        var pairs = await db.Set<PairInReview>().AsNoTracking().Where(pair => pair.State != PairState.Left).ToListAsync(cancellationToken);
        var opinions = await db.Set<PairOpinion>().AsNoTracking().Where(opinion => opinion.Round != null)
            .OrderBy(opinion => opinion.Round).ToListAsync(cancellationToken);
        var ofPair = opinions.ToLookup(opinion => opinion.PairId);
        var blind = ofPair.Where(one => one.Count() >= 2).Select(one => (one.First().Verdict, one.Skip(1).First().Verdict)).ToList();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new Workload(
            [.. BandsFrom.Select((from, place) => BandOf(from, place + 1 < BandsFrom.Length ? BandsFrom[place + 1] : 1, pairs, ofPair))],
            [.. opinions.GroupBy(opinion => opinion.Reviewer).Select(ReviewerOf).OrderByDescending(one => one.Opinions).ThenBy(one => one.Name, StringComparer.Ordinal)],
            ShareOf.Wilson(blind.Count(one => one.Item1 == one.Item2), blind.Count), Kappa.Of(blind),
            [.. Enumerable.Range(0, DaysShown).Select(back => today.AddDays(-back)).Where(day => opinions.Exists(opinion => DateOnly.FromDateTime(opinion.At) == day))]);
    }

    private static Band BandOf(double from, double to, List<PairInReview> all, ILookup<Guid, PairOpinion> opinions)
    {
        var pairs = all.Where(pair => pair.Probability >= from && (pair.Probability < to || to >= 1)).ToList();
        var settled = pairs.Where(pair => pair.State == PairState.Settled).Select(pair => opinions[pair.Id].Last().Verdict).ToList();
        var (same, not) = (settled.Count(verdict => verdict == Verdict.SamePerson), settled.Count(verdict => verdict == Verdict.NotSame));
        return new Band(
            from, to, pairs.Count(pair => pair.State == PairState.First), pairs.Count(pair => pair.State == PairState.Second),
            pairs.Count(pair => pair.State == PairState.Conflict), same, not, settled.Count - same - not, ShareOf.Wilson(same, same + not));
    }

    private static Reviewer ReviewerOf(IGrouping<string, PairOpinion> opinions)
    {
        var took = opinions.Select(opinion => opinion.At - opinion.ShownAt).Where(time => time <= DeskMax).Order().ToList();
        return new Reviewer(
            opinions.Key, opinions.Count(), took.Count == 0 ? null : (took[(took.Count - 1) / 2] + took[took.Count / 2]) / 2,
            [.. opinions.GroupBy(opinion => DateOnly.FromDateTime(opinion.At)).Select(day => (day.Key, day.Count()))]);
    }
}
