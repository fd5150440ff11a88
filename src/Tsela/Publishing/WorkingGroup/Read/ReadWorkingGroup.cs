using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.WorkingGroup.Read;

/// <summary>
/// What the working group decided. The public reads what is marked public and is about no release under embargo; whoever
/// keeps the decisions reads them all.
/// </summary>
[NeedsNothing("because definitions, data calls and validations that are marked public are for everybody")]
public sealed class ReadWorkingGroup(TselaDb db, CurrentActor actor, ShownEdition shown, PublicDecisions open)
{
    /// <param name="About">Id of an indicator, a series, a table or a release; null for all.</param>
    public sealed record Request(string? About = null);

    /// <param name="Decisions">Newest first.</param>
    public sealed record Listed(IReadOnlyList<Decision> Decisions, bool MayEnter);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.Actor.Rights.Contains(Right.RecordDecisions))
        {
            return new Listed([.. About(await open.Of(await shown.Read(cancellationToken), cancellationToken), request.About)], MayEnter: false);
        }

        var all = await db.Set<Decision>().AsNoTracking().OrderByDescending(decision => decision.DecidedOn).ThenByDescending(decision => decision.Number).ToListAsync(cancellationToken);
        return new Listed([.. About(all, request.About)], MayEnter: true);
    }

    private static IEnumerable<Decision> About(IEnumerable<Decision> decisions, string? subject) =>
        decisions.Where(decision => subject is null || decision.Subjects.Contains(subject, StringComparer.OrdinalIgnoreCase));
}
