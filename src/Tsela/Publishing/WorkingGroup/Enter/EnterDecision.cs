using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Publishing.WorkingGroup.Enter;

/// <summary>Enters what the working group decided.</summary>
[Needs(Right.RecordDecisions)]
public sealed class EnterDecision(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    public sealed record Request(DecisionForm Form);

    /// <param name="Faults">What is wrong with the form; then nothing was entered.</param>
    public sealed record Entered(string? Code, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Entered>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<EnterDecision>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var form = request.Form;
        var check = new DecisionCheck(db, catalogue);
        if (await check.Of(form, DateOnly.FromDateTime(LesothoHour.Of(now)), cancellationToken) is not { } read)
        {
            return new Entered(null, check.Faults);
        }

        var decision = new Decision
        {
            Id = Guid.CreateVersion7(), Number = (await db.Set<Decision>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1, Kind = read.Kind,
            Title = form.Title.Trim(), Text = form.Text.Trim(), DecidedOn = read.DecidedOn, DecidedBy = form.DecidedBy.Trim(), About = read.About, DueOn = read.DueOn,
            IsPublic = form.IsPublic, EnteredBy = actor.Actor.Name, EnteredAt = now,
        };
        db.Add(decision);
        db.Audited(actor.Actor, now, "decision.enter", $"{decision.Code} {decision.Title}", why: decision.About);
        return await db.SaveUnlessTaken(cancellationToken) ? new Entered(decision.Code, []) : DecisionProblems.NumberRace;
    }
}
