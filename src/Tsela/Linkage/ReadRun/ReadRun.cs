using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.Quality;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReadRun;

/// <summary>One run: what it was asked, what it learned, what it found and did to keys.</summary>
[Needs(Right.ReadLinkage)]
public sealed class ReadRun(TselaDb db, CurrentActor actor)
{
    public const int ChangesMost = 50;

    public sealed record Request(Guid Run);

    /// <param name="Report">Null before it has finished.</param>
    /// <param name="Changes">The first of what it did to keys.</param>
    public sealed record Shown(LinkageRun Run, RunReport? Report, LinkQuality? Quality, IReadOnlyList<PersonKeyChange> Changes, long Ended, bool MayRun);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadRun>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<LinkageRun>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Run, cancellationToken) is not { } run)
        {
            return LinkageProblems.RunUnknown;
        }

        var mayRun = actor.Actor.Rights.Contains(Right.RunLinkage);
        if (run.State != LinkageRunState.Finished)
        {
            return new Shown(run, Report: null, Quality: null, [], Ended: 0, mayRun);
        }

        var all = db.Set<PersonKeyChange>().AsNoTracking().Where(change => change.RunId == run.Id);
        var changes = await all.Where(change => change.Kind != KeyChangeKind.Ended).OrderBy(change => change.Id).Take(ChangesMost).ToListAsync(cancellationToken);
        return new Shown(
            run, RunReport.Parse(run.Report), await LinkQuality.Of(db, run, cancellationToken), changes,
            await all.LongCountAsync(change => change.Kind == KeyChangeKind.Ended, cancellationToken), mayRun);
    }
}
