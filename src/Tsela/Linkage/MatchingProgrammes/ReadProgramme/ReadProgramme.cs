using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.MatchingProgrammes.PurgeHits;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.ReadProgramme;

/// <summary>One programme of the register: what it compares, who agreed, every run of it.</summary>
[Needs(Right.ReadProgrammes)]
public sealed class ReadProgramme(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(string Code);

    /// <param name="Seat">One of those who must agree.</param>
    /// <param name="Decision">Null while it is asked for.</param>
    public sealed record Agreement(string Seat, ProgrammeDecision? Decision);

    /// <param name="MyseatIsAsked">The actor may decide now.</param>
    /// <param name="IsNamed">The actor may run it and see its hits.</param>
    public sealed record Shown(
        MatchingProgramme Programme, ProgrammeState State, IReadOnlyList<Agreement> Agreements, IReadOnlyList<ProgrammeRun> Runs,
        bool MySeatIsAsked, bool IsNamed, bool MayClose);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadProgramme>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Programme(request.Code, cancellationToken) is not { } found)
        {
            return ProgrammeProblems.Unknown(request.Code);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await db.PurgeDue(now, cancellationToken);
        var (programme, decisions) = found;
        var state = programme.On(DateOnly.FromDateTime(now), decisions);
        var runs = await db.Set<ProgrammeRun>().AsNoTracking().Where(run => run.ProgrammeId == programme.Id)
            .OrderByDescending(run => run.BeganAt).ThenByDescending(run => run.Id).ToListAsync(cancellationToken);
        var seats = Seats.Of(programme).Select(seat => new Agreement(seat, decisions.FirstOrDefault(decision => decision.Seat == seat))).ToList();
        var mine = Seats.Of(actor.Actor);
        return new Shown(
            programme, state, seats, runs,
            state == ProgrammeState.Waiting && actor.Actor.Name != programme.RegisteredBy && seats.Exists(one => one.Seat == mine && one.Decision is null),
            programme.Names(actor.Actor.Name),
            state is not (ProgrammeState.Closed or ProgrammeState.Refused) && programme.MayBeClosedBy(actor.Actor));
    }
}
