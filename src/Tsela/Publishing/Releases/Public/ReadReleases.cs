using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Public;

/// <summary>The releases that are public, and the calendar of those to come: of these the title and the hour, and nothing else.</summary>
[NeedsNothing("because releases and their calendar are for everybody")]
public sealed class ReadReleases(TselaDb db, ShownEdition shown, TimeProvider clock)
{
    public sealed record Request;

    /// <param name="IsConfirmed">Signed by both.</param>
    public sealed record Coming(string Title, DateTime PublishAt, bool IsConfirmed);

    /// <param name="Past">Newest first.</param>
    /// <param name="ToCome">By their hour.</param>
    public sealed record Listed(IReadOnlyList<PublicRelease> Past, IReadOnlyList<Coming> ToCome, PublicEdition Edition);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        var edition = await shown.Read(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var past = edition.Releases.Select(release => release.Code).ToHashSet(StringComparer.Ordinal);
        var coming = await db.Set<Release>().AsNoTracking()
            .Where(release => release.TakenBackAt == null && release.SignedByStatistician != null && release.PublishAt > now)
            .OrderBy(release => release.PublishAt).ThenBy(release => release.Number).ToListAsync(cancellationToken);
        return new Listed(
            edition.Releases, [.. coming.Where(release => !past.Contains(release.Code)).Select(release => new Coming(release.Title, release.PublishAt, release.IsSigned))], edition);
    }
}
