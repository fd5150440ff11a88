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
public sealed class ReadWorkingGroup(TselaDb db, CurrentActor actor, ShownEdition shown)
{
    /// <param name="About">Id of an indicator, a series, a table or a release; null for all.</param>
    public sealed record Request(string? About = null);

    /// <param name="Decisions">Newest first.</param>
    public sealed record Listed(IReadOnlyList<Decision> Decisions, bool MayEnter);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var all = await db.Set<Decision>().AsNoTracking().OrderByDescending(decision => decision.DecidedOn).ThenByDescending(decision => decision.Number).ToListAsync(cancellationToken);
        var about = all.Where(decision => request.About is null || decision.Subjects.Contains(request.About, StringComparer.OrdinalIgnoreCase));
        if (actor.Actor.Rights.Contains(Right.RecordDecisions))
        {
            return new Listed([.. about], MayEnter: true);
        }

        var edition = await shown.Read(cancellationToken);
        var released = edition.Releases.Select(release => release.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new Listed(
            [.. about.Where(decision => decision is { IsPublic: true, WithdrawnAt: null } && decision.Subjects.Where(IsRelease).All(released.Contains))], MayEnter: false);
    }

    private static bool IsRelease(string subject) => subject.StartsWith("R-", StringComparison.OrdinalIgnoreCase);
}
