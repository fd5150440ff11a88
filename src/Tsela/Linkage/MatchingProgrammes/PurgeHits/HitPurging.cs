using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.PurgeHits;

internal static class HitPurging
{
    /// <summary>Removes hits whose time is over, while the system serves and at the next visit after it stood still.</summary>
    public static readonly Actor Keeper = new("hits keeper", new HashSet<Right>(), Institution: null, Role: null);

    public static Task<int> PurgeDue(this TselaDb db, DateTime now, CancellationToken cancellationToken) =>
        db.Purge(run => run.PurgeAt <= now, now, Keeper, cancellationToken);

    /// <summary>Removes the hits of these runs and saves, together with whatever else the caller has changed; the runs stay on record.</summary>
    /// <returns>How many runs were purged.</returns>
    public static async Task<int> Purge(
        this TselaDb db, Expression<Func<ProgrammeRun, bool>> which, DateTime now, Actor actor, CancellationToken cancellationToken)
    {
        var runs = await db.Set<ProgrammeRun>().Where(run => run.PurgedAt == null).Where(which).ToListAsync(cancellationToken);
        if (runs.Count > 0)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var run in runs)
            {
                await db.Set<ProgrammeHit>().Where(hit => hit.RunId == run.Id).ExecuteDeleteAsync(cancellationToken);
                run.Purge(now);
                db.Audited(actor, now, "programme.purge", $"run {run.Id}");
            }

            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        else
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return runs.Count;
    }
}
