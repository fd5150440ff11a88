using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.SavedTables;

/// <summary>Gives an own saved table another name or note, or shares it. Its question stays: another question is another table.</summary>
[Needs(Right.BuildTables)]
public sealed class ChangeTable(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    public sealed record Request(Guid Id, string Name, string Note, bool IsShared);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ChangeTable>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<SavedTable>().SingleOrDefaultAsync(table => table.Id == request.Id && table.Owner == actor.Actor.Name && table.ForgottenAt == null, cancellationToken) is not { } saved)
        {
            return SavedTableProblems.NotYours;
        }

        var name = request.Name.Trim();
        if (name.Length is 0 or > SavedTable.NameLengthMax || request.Note.Length > SavedTable.NoteLengthMax)
        {
            return SavedTableProblems.NoName;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        (saved.Name, saved.Note, saved.IsShared, saved.ChangedAt) = (name, request.Note.Trim(), request.IsShared, now);
        saved.Number ??= request.IsShared ? await db.NextTableNumber(cancellationToken) : null;
        db.Audited(actor.Actor, now, "table.change", $"table {saved.Id}", why: saved.IsShared ? "shared" : null);
        return await db.SaveUnlessTaken(cancellationToken) ? Done.It : await db.WhyTaken(saved, cancellationToken);
    }
}
