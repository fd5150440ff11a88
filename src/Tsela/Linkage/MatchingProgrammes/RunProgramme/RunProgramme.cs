using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Matching;
using Tsela.Linkage.MatchingProgrammes.PurgeHits;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.RunProgramme;

/// <summary>Runs a programme that is in force, by somebody whom it names. The run is on record before it begins.</summary>
[Needs(Right.UseProgrammes)]
public sealed class RunProgramme(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    private const int HitsMax = 10_000;

    // a run that the process did not live to end holds the next one back no longer than this
    private static readonly TimeSpan RunMax = TimeSpan.FromHours(1);

    public sealed record Request(string Code);

    public async Task<Outcome<ProgrammeRun>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RunProgramme>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Programme(request.Code, cancellationToken) is not { } found)
        {
            return ProgrammeProblems.Unknown(request.Code);
        }

        var (programme, decisions) = found;
        var now = clock.GetUtcNow().UtcDateTime;
        await db.PurgeDue(now, cancellationToken);
        if (programme.On(DateOnly.FromDateTime(now), decisions) is var state && state != ProgrammeState.InForce)
        {
            return await Refuse(programme, ProgrammeProblems.NotInForce(programme, state), now, cancellationToken);
        }

        if (!programme.Names(actor.Actor.Name))
        {
            return await Refuse(programme, ProgrammeProblems.NotNamed, now, cancellationToken);
        }

        if (await db.Set<ProgrammeRun>().AnyAsync(run => run.ProgrammeId == programme.Id && run.EndedAt == null && run.BeganAt > now - RunMax, cancellationToken))
        {
            return ProgrammeProblems.StillRunning;
        }

        var begun = new ProgrammeRun
        {
            Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, By = actor.Actor.Name, BeganAt = now, PurgeAt = now.AddDays(programme.RetentionDays),
        };
        db.Add(begun);
        db.Audited(actor.Actor, now, "programme.run", programme.Code, why: $"run {begun.Id}");
        await db.SaveChangesAsync(cancellationToken);
        return await Run(programme, begun, cancellationToken);
    }

    private async Task<Outcome<ProgrammeRun>> Run(MatchingProgramme programme, ProgrammeRun run, CancellationToken cancellationToken)
    {
        var match = new SeriesMatch(db, programme);
        Problem? problem;
        IReadOnlyList<(Guid A, Guid B, double Weight)> hits = [];
        try
        {
            hits = await match.Hits(cancellationToken);
            problem = match.SeriesRead < 2 ? ProgrammeProblems.NothingToMatch : hits.Count > HitsMax ? ProgrammeProblems.TooManyHits : null;
        }
        catch (LinkageRefusedException refused)
        {
            problem = ProgrammeProblems.NotLinked(refused.Message);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        // somebody may have closed it meanwhile, and then nothing may be kept
        if (await db.Set<MatchingProgramme>().AnyAsync(one => one.Id == programme.Id && one.ClosedAt != null, cancellationToken))
        {
            problem = ProgrammeProblems.NotInForce(programme, ProgrammeState.Closed);
        }

        if (problem is not null)
        {
            run.Fail(now, match.RecordsRead, problem.Sentence);
            await db.SaveChangesAsync(cancellationToken);
            return problem;
        }

        db.AddRange(hits.Select((hit, place) => new ProgrammeHit
        {
            Id = Guid.CreateVersion7(), RunId = run.Id, Rank = place + 1, RecordA = hit.A, RecordB = hit.B, Weight = hit.Weight,
        }));
        run.End(now, match.RecordsRead, hits.Count);
        await db.SaveChangesAsync(cancellationToken);
        return run;
    }

    private async Task<Problem> Refuse(MatchingProgramme programme, Problem problem, DateTime now, CancellationToken cancellationToken)
    {
        db.Audited(actor.Actor, now, "programme.run-refused", programme.Code, why: problem.Code);
        await db.SaveChangesAsync(cancellationToken);
        return problem;
    }
}
