using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Preparing;

/// <summary>Asks for a release. What it needs is protected in the background, so that no page has to wait and none has to stay open.</summary>
[Needs(Right.PrepareReleases)]
public sealed class AskForRelease(TselaDb db, CurrentActor actor, TimeProvider clock, WorkSignal<ReleasePreparation> signal)
{
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    public sealed record Request(Guid? Snapshot, ReleaseForm Form);

    /// <param name="Faults">What is wrong with the form; then nothing was asked for.</param>
    public sealed record Asked(Guid? Preparation, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Asked>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<AskForRelease>() is { } refusal)
        {
            return refusal;
        }

        var (form, now) = (request.Form, clock.GetUtcNow().UtcDateTime);
        if (ReleaseCheck.Of(form, now) is { Count: > 0 } faults)
        {
            return new Asked(null, faults);
        }

        if ((await db.Corrected(form.Corrects, now, cancellationToken)).Problem is { } wrong)
        {
            return wrong;
        }

        var asked = ReleasePreparation.ToJson(form);
        // who presses twice asks once
        var same = await db.Set<ReleasePreparation>().AsNoTracking().Where(ReleasePreparation.Live)
            .FirstOrDefaultAsync(one => one.AskedBy == actor.Actor.Name && one.Snapshot == request.Snapshot && one.Form == asked, cancellationToken);
        if (same is not null)
        {
            return new Asked(same.Id, []);
        }

        var preparation = new ReleasePreparation
        {
            Id = Guid.CreateVersion7(), AskedAt = now, AskedBy = actor.Actor.Name, Snapshot = request.Snapshot, Title = form.Title.Trim(), Form = asked, State = PreparationState.Waiting,
        };
        db.Add(preparation);
        db.Audited(actor.Actor, now, "release.ask", preparation.Title, why: $"{form.Chosen.Count} tables");
        await db.SaveChangesAsync(cancellationToken);
        signal.Raise();
        return new Asked(preparation.Id, []);
    }
}
