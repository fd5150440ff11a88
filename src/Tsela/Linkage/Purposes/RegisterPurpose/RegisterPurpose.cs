using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Linkage.Purposes.RegisterPurpose;

/// <summary>Enters a release purpose into the register, where it waits for the data protection officer.</summary>
[Needs(Right.RegisterPurposes)]
public sealed class RegisterPurpose(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    private const int NameLengthMax = 100;

    private const int WhyLengthMax = 2000;

    public sealed record Request(string Name, string Why);

    /// <param name="Code">Null where there are faults, and nothing was kept.</param>
    public sealed record Registered(string? Code, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Registered>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RegisterPurpose>() is { } refusal)
        {
            return refusal;
        }

        var (name, why) = (request.Name.Trim(), request.Why.Trim());
        FormFault[] faults =
        [
            .. name.Length is 0 or > NameLengthMax ? new[] { new FormFault("name", "Give the release a name of at most 100 letters.") } : [],
            .. why.Length is 0 or > WhyLengthMax ? new[] { new FormFault("why", "Say for what and for whom the release is, and by which law, in at most 2,000 letters.") } : [],
        ];
        if (faults.Length > 0)
        {
            return new Registered(null, faults);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var purpose = new ReleasePurpose
        {
            Id = Guid.CreateVersion7(), Number = (await db.Set<ReleasePurpose>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1,
            Name = name, Why = why, RegisteredBy = actor.Actor.Name, RegisteredAt = now,
        };
        db.Add(purpose);
        db.Audited(actor.Actor, now, "purpose.register", purpose.Code, why: name);
        return await db.SaveUnlessTaken(cancellationToken) ? new Registered(purpose.Code, []) : PurposeProblems.Race;
    }
}
