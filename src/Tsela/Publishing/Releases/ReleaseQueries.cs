using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Disclosure;
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

    /// <summary>A release that can still be acted on: neither taken back nor public, or held back at its hour.</summary>
    public static async Task<Outcome<Release>> StillOpen(this TselaDb db, string code, DateTime now, PublicTables tables, CancellationToken cancellationToken)
    {
        if (await db.Set<Release>().OfCode(code).SingleOrDefaultAsync(cancellationToken) is not { } release)
        {
            return ReleaseProblems.Unknown(code);
        }

        return release.TakenBackAt is not null ? ReleaseProblems.WasTakenBack(release.Code)
            : release.IsPublic(now) && (release.NoticedAt is not null || !(await tables.LeftOut(cancellationToken)).ContainsKey(release.Code)) ? ReleaseProblems.AlreadyPublic(release.Code)
            : release;
    }

    /// <summary>The public release that a new one is to correct; null where the code is empty.</summary>
    public static async Task<Outcome<Release?>> Corrected(this TselaDb db, string code, DateTime now, CancellationToken cancellationToken)
    {
        if (code.Length == 0)
        {
            return default(Release);
        }

        if (await db.Set<Release>().AsNoTracking().OfCode(code).SingleOrDefaultAsync(cancellationToken) is not { } found)
        {
            return ReleaseProblems.Unknown(code);
        }

        return found.IsPublic(now) ? found : ReleaseProblems.NotPublicToCorrect(found.Code);
    }

    /// <summary>What was approved since a release was protected, and so was not part of what it was protected with; null where nothing was.</summary>
    public static async Task<Problem?> ApprovedWithout(this TselaDb db, Release release, CancellationToken cancellationToken) =>
        await db.Set<Release>().AsNoTracking().Where(other => other.Id != release.Id && other.TakenBackAt == null && other.SignedByHeadAt > release.PreparedAt)
            .OrderBy(other => other.Number).FirstOrDefaultAsync(cancellationToken) is { } other
            ? ReleaseProblems.ProtectedBefore(release.Code, other.Code)
            : null;

    /// <summary>Why a release could not be signed as things are; null where it could.</summary>
    public static async Task<Problem?> WhyNotSigned(this TselaDb db, Release release, ProtectedSets sets, CancellationToken cancellationToken) =>
        await db.ApprovedWithout(release, cancellationToken) ?? await sets.WhyNotSigned(release.ProtectedSet, cancellationToken);

    /// <summary>Saves, unless somebody else acted on the release since it was read.</summary>
    public static async Task<Outcome<Done>> SaveUnlessChanged(this TselaDb db, CancellationToken cancellationToken)
    {
        try
        {
            return await db.SaveUnlessTaken(cancellationToken) ? Done.It : ReleaseProblems.SignedMeanwhile;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReleaseProblems.ChangedMeanwhile;
        }
    }
}
