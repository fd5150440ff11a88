using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.ListProgrammes;

/// <summary>The register of matching programmes, the newest first. It is open to every institution; hits are not.</summary>
[Needs(Right.ReadProgrammes)]
public sealed class ListProgrammes(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request;

    /// <param name="AsksForMe">True where the actor's agreement is still missing.</param>
    public sealed record Row(MatchingProgramme Programme, ProgrammeState State, int Runs, bool AsksForMe);

    public sealed record Listed(IReadOnlyList<Row> Rows, bool MayRegister);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListProgrammes>() is { } refusal)
        {
            return refusal;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var programmes = await db.Set<MatchingProgramme>().AsNoTracking().OrderByDescending(one => one.Number).ToListAsync(cancellationToken);
        var decisions = (await db.Set<ProgrammeDecision>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(one => one.ProgrammeId);
        var runs = await db.Set<ProgrammeRun>().GroupBy(run => run.ProgrammeId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancellationToken);
        return new Listed(
            [
                .. programmes.Select(one =>
                {
                    var its = decisions[one.Id].ToList();
                    var state = one.On(today, its);
                    return new Row(one, state, runs.GetValueOrDefault(one.Id), state == ProgrammeState.Waiting && Asks(one, its));
                }),
            ],
            actor.Actor.Rights.Contains(Right.UseProgrammes) && actor.Actor.Institution is not null);
    }

    private bool Asks(MatchingProgramme programme, List<ProgrammeDecision> decisions) =>
        Seats.Of(actor.Actor) is { } seat && Seats.Of(programme).Contains(seat, StringComparer.Ordinal)
        && programme.RegisteredBy != actor.Actor.Name && decisions.TrueForAll(decision => decision.Seat != seat);
}
