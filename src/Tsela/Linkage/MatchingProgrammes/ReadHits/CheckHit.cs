using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.ReadHits;

/// <summary>Keeps what an officer found after looking at both papers. A program's hit decides nothing.</summary>
[Needs(Right.UseProgrammes)]
public sealed class CheckHit(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(string Code, Guid Run, Guid Hit, bool SamePerson);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<CheckHit>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Programme(request.Code, cancellationToken) is not { Programme: var programme } || !programme.Names(actor.Actor.Name)
            || await db.Set<ProgrammeRun>().SingleOrDefaultAsync(run => run.Id == request.Run && run.ProgrammeId == programme.Id, cancellationToken) is not { } run
            || await db.Set<ProgrammeHit>().SingleOrDefaultAsync(hit => hit.Id == request.Hit && hit.RunId == run.Id, cancellationToken) is not { } hit)
        {
            return ProgrammeProblems.NoSuchHits;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        hit.Check(request.SamePerson, actor.Actor.Name, now);
        var others = await db.Set<ProgrammeHit>().AsNoTracking().Where(one => one.RunId == run.Id && one.Id != hit.Id && one.SamePerson != null)
            .Select(one => one.SamePerson!.Value).ToListAsync(cancellationToken);
        others.Add(request.SamePerson);
        (run.Confirmed, run.Rejected) = (others.Count(same => same), others.Count(same => !same));
        db.Audited(actor.Actor, now, "programme.check-hit", $"hit {hit.Id}", why: request.SamePerson ? "one person" : "not one person");
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
