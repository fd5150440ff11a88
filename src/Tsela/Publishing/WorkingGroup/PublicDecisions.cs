using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Publishing.WorkingGroup;

/// <summary>The decisions that everybody may read: marked public, standing, and about no release that is under embargo.</summary>
public sealed class PublicDecisions(TselaDb db)
{
    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<Decision>> Of(PublicEdition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var released = edition.Releases.Select(release => release.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var marked = await db.Set<Decision>().AsNoTracking().Where(decision => decision.IsPublic && decision.WithdrawnAt == null)
            .OrderByDescending(decision => decision.DecidedOn).ThenByDescending(decision => decision.Number).ToListAsync(cancellationToken);
        return [.. marked.Where(decision => decision.Subjects.Where(IsRelease).All(released.Contains))];
    }

    private static bool IsRelease(string subject) => subject.StartsWith("R-", StringComparison.OrdinalIgnoreCase);
}
