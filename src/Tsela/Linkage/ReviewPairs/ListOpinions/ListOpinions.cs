using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs.ListOpinions;

/// <summary>A reviewer's own opinions, the newest first, and the pairs of which two disagree.</summary>
[Needs(Right.ReviewPairs)]
public sealed class ListOpinions(TselaDb db, CurrentActor actor)
{
    private const int RowsMax = 200;

    public sealed record Request;

    public sealed record Row(PairOpinion Opinion, PairState State);

    /// <param name="Mine">True where the reviewer is one of the two, and others decide.</param>
    public sealed record Conflict(Guid Pair, DateTime Since, bool Mine);

    public sealed record Listed(IReadOnlyList<Row> Rows, IReadOnlyList<Conflict> Conflicts);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListOpinions>() is { } refusal)
        {
            return refusal;
        }

        var me = actor.Actor.Name;
        var rows = await db.Set<PairOpinion>().AsNoTracking().Where(opinion => opinion.Reviewer == me && opinion.TakenBackAt == null)
            .OrderByDescending(opinion => opinion.At).ThenByDescending(opinion => opinion.Id).Take(RowsMax)
            .Join(db.Set<PairInReview>(), opinion => opinion.PairId, pair => pair.Id, (opinion, pair) => new { opinion, pair.State })
            .ToListAsync(cancellationToken);
        var conflicts = await db.Set<PairInReview>().AsNoTracking().Where(pair => pair.State == PairState.Conflict)
            .Join(db.Set<PairOpinion>().Where(opinion => opinion.Round != null), pair => pair.Id, opinion => opinion.PairId, (pair, opinion) => new { pair.Id, opinion.Reviewer, opinion.At })
            .ToListAsync(cancellationToken);
        return new Listed(
            [.. rows.OrderByDescending(one => one.opinion.At).ThenByDescending(one => one.opinion.Id).Select(one => new Row(one.opinion, one.State))],
            [
                .. conflicts.GroupBy(one => one.Id).Select(group => new Conflict(group.Key, group.Max(one => one.At), group.Any(one => one.Reviewer == me)))
                    .OrderBy(one => one.Mine).ThenBy(one => one.Since),
            ]);
    }
}
