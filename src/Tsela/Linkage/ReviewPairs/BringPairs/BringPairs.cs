using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs.BringPairs;

/// <summary>Brings the pairs of the latest run to the reviewers, once for each run. What was settled is not asked again.</summary>
[Needs(Right.ReviewPairs)]
public sealed class BringPairs(TselaDb db, CurrentActor actor, OpenRuns runs, NationalCatalogue catalogue, TimeProvider clock)
{
    private const int SecondOpinionOneIn = 10;

    public sealed record Request;

    /// <returns>The latest run; null before the first.</returns>
    public async Task<Outcome<OpenRun?>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<BringPairs>() is { } refusal)
        {
            return refusal;
        }

        if (await db.LatestRun(cancellationToken) is not { } latest)
        {
            return (OpenRun?)null;
        }

        if (!runs.Keeps(latest.Id) || !runs.Of(latest.Id).Fits)
        {
            return ReviewProblems.RunNotReadable(latest.Id);
        }

        var run = runs.Of(latest.Id);
        if (!await db.Set<ReviewedRun>().AnyAsync(queue => queue.RunId == run.Id, cancellationToken))
        {
            await Fill(run, cancellationToken);
        }

        return run;
    }

    private async Task Fill(OpenRun run, CancellationToken cancellationToken)
    {
        var allowed = LinkedSeries.All(catalogue).Where(series => series.TakesPart).Select(series => series.Schema.Name).ToHashSet(StringComparer.Ordinal);
        var candidates = new Candidates(run, allowed.Contains);
        var chosen = await Task.Run(() => candidates.Choose(cancellationToken), cancellationToken);
        var known = await db.Set<PairInReview>().ToDictionaryAsync(pair => (pair.RecordA, pair.RecordB), cancellationToken);
        var decided = await db.Standing().Select(decision => new { decision.DigestA, decision.DigestB }).ToListAsync(cancellationToken);
        var settled = decided.SelectMany(one => new[] { (one.DigestA, one.DigestB), (one.DigestB, one.DigestA) }).ToHashSet();
        var asked = new HashSet<Guid>();
        foreach (var candidate in chosen)
        {
            var pair = Ask(run, candidate, known);
            if (settled.Contains((pair.DigestA, pair.DigestB)) && pair.State is PairState.First or PairState.Left)
            {
                pair.State = PairState.Left;
                continue;
            }

            asked.Add(pair.Id);
        }

        // nobody has said anything of these, and the latest run does not ask
        foreach (var pair in known.Values.Where(pair => pair.State == PairState.First && !asked.Contains(pair.Id)))
        {
            pair.State = PairState.Left;
        }

        db.Add(new ReviewedRun
        {
            RunId = run.Id, FilledAt = clock.GetUtcNow().UtcDateTime, GreyPairs = candidates.GreyPairs,
            Queued = chosen.Count(one => !one.FromSample), Sampled = chosen.Count(one => one.FromSample),
        });
        // where another process fills at the same moment, its pairs are the same
        await db.SaveUnlessTaken(cancellationToken);
    }

    private PairInReview Ask(OpenRun run, Candidate candidate, Dictionary<(Guid A, Guid B), PairInReview> known)
    {
        var (a, b) = (candidate.Pair.A, candidate.Pair.B);
        if (run.RecordAt(a).CompareTo(run.RecordAt(b)) > 0)
        {
            (a, b) = (b, a);
        }

        if (!known.TryGetValue((run.RecordAt(a), run.RecordAt(b)), out var pair))
        {
            var id = Guid.CreateVersion7();
            pair = new PairInReview
            {
                Id = id, RunId = run.Id, RecordA = run.RecordAt(a), RecordB = run.RecordAt(b), DigestA = run.DigestAt(a), DigestB = run.DigestAt(b),
                Weight = candidate.Pair.Weight, FromSample = candidate.FromSample, Priority = candidate.Priority, State = PairState.First,
                NeedsSecond = (id.GetHashCode() & int.MaxValue) % SecondOpinionOneIn == 0,
            };
            known.Add((pair.RecordA, pair.RecordB), pair);
            db.Add(pair);
            return pair;
        }

        if (pair.State == PairState.Settled)
        {
            // the weight at which it was settled is what the decision is about
            return pair;
        }

        (pair.RunId, pair.Weight, pair.Priority) = (run.Id, candidate.Pair.Weight, candidate.Priority);
        if (pair.State is PairState.First or PairState.Left)
        {
            (pair.State, pair.FromSample) = (PairState.First, candidate.FromSample);
        }

        return pair;
    }
}
