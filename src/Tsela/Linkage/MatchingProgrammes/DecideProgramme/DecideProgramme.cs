using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.DecideProgramme;

/// <summary>Agrees to a programme or refuses it, for the data protection officer or for an institution whose records are compared.</summary>
[Needs(Right.ApproveProgrammes)]
public sealed class DecideProgramme(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="Why">Must be given with a refusal.</param>
    public sealed record Request(string Code, bool Approves, string Why);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<DecideProgramme>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Programme(request.Code, cancellationToken) is not { } found)
        {
            return ProgrammeProblems.Unknown(request.Code);
        }

        var (programme, decisions) = found;
        var now = clock.GetUtcNow().UtcDateTime;
        if (programme.RegisteredBy.Equals(actor.Actor.Name, StringComparison.OrdinalIgnoreCase))
        {
            return ProgrammeProblems.OwnProgramme;
        }

        if (Seats.Of(actor.Actor) is not { } seat || !Seats.Of(programme).Contains(seat, StringComparer.Ordinal))
        {
            return ProgrammeProblems.NoSeat;
        }

        if (decisions.FirstOrDefault(decision => decision.Seat == seat) is { } decided)
        {
            return ProgrammeProblems.Decided(Seats.InWords(seat), decided.By);
        }

        if (programme.On(DateOnly.FromDateTime(now), decisions) is var state && state != ProgrammeState.Waiting)
        {
            return ProgrammeProblems.NotToDecide(state);
        }

        if (!request.Approves && string.IsNullOrWhiteSpace(request.Why))
        {
            return ProgrammeProblems.ReasonMissing;
        }

        var why = string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim();
        db.Add(new ProgrammeDecision
        {
            Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, Seat = seat, By = actor.Actor.Name, At = now, Approves = request.Approves, Why = why,
        });
        db.Audited(actor.Actor, now, request.Approves ? "programme.approve" : "programme.refuse", programme.Code, why: why);
        return await db.SaveUnlessTaken(cancellationToken) ? Done.It : ProgrammeProblems.Race;
    }
}
