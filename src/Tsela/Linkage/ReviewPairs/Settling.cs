using Tsela.Linkage.Runs;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs;

/// <summary>
/// When a pair is settled: by one opinion; where a second was wanted, by two that agree; else by a third reviewer. What
/// is settled as one person or not one is a decision that every later run keeps.
/// </summary>
internal static class Settling
{
    /// <param name="opinions">Those that hold, by round, the new one last.</param>
    public static void Advance(TselaDb db, PairInReview pair, IReadOnlyList<PairOpinion> opinions, DateTime now)
    {
        pair.State = opinions switch
        {
            [_] => pair.NeedsSecond ? PairState.Second : PairState.Settled,
            [var first, var second] => first.Verdict == second.Verdict ? PairState.Settled : PairState.Conflict,
            _ => PairState.Settled,
        };
        if (pair.State != PairState.Settled)
        {
            return;
        }

        pair.SettledAt = now;
        var last = opinions[^1];
        if (last.Verdict == Verdict.CannotTell)
        {
            return;
        }

        db.Add(new LinkDecision
        {
            Id = Guid.CreateVersion7(), RecordA = pair.RecordA, RecordB = pair.RecordB, DigestA = pair.DigestA, DigestB = pair.DigestB,
            SamePerson = last.Verdict == Verdict.SamePerson, Reviewer = opinions[0].Reviewer, SecondReviewer = opinions.Count > 1 ? last.Reviewer : null,
            At = now, RunId = pair.RunId, Weight = pair.Weight, FromSample = pair.FromSample,
        });
    }
}
