using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases;

internal static class ReleaseQueries
{
    private const string Prefix = "R-";

    /// <summary>The release with a code as R-3; none where the code is no such code.</summary>
    public static IQueryable<Release> OfCode(this IQueryable<Release> releases, string code)
    {
        var number = code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && int.TryParse(code.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        return releases.Where(release => release.Number == number);
    }

    /// <summary>A release that can still be acted on: neither public nor taken back.</summary>
    public static async Task<Outcome<Release>> StillOpen(this TselaDb db, string code, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Set<Release>().OfCode(code).SingleOrDefaultAsync(cancellationToken) is not { } release)
        {
            return ReleaseProblems.Unknown(code);
        }

        return release.TakenBackAt is not null ? ReleaseProblems.WasTakenBack(release.Code)
            : release.IsPublic(now) ? ReleaseProblems.AlreadyPublic(release.Code)
            : release;
    }

    /// <summary>Saves, unless somebody else acted on the release since it was read.</summary>
    public static async Task<Outcome<Done>> SaveUnlessChanged(this TselaDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Done.It;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReleaseProblems.ChangedMeanwhile;
        }
    }
}
