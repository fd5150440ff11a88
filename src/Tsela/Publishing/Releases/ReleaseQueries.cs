using System.Globalization;

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
}
