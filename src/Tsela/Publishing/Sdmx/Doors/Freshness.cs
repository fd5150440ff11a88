using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>What a client may keep: the answer's tag and the hour of the last change.</summary>
/// <param name="Tag">Weak, because the same answer goes out compressed and not.</param>
/// <param name="ChangedAt">UTC, whole seconds.</param>
internal sealed record Freshness(string Tag, DateTime ChangedAt)
{
    // another program may write the same figures in another form
    private static readonly string Program = typeof(Freshness).Module.ModuleVersionId.ToString("N");

    /// <param name="state">Another text for other data.</param>
    /// <param name="asked">Everything on which the answer depends besides the data.</param>
    public static Freshness Of(string state, DateTime changedAt, string asked)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Program}\n{state}\n{asked}"));
        return new Freshness($"W/\"{Convert.ToHexStringLower(hash, 0, 16)}\"", new DateTime(changedAt.Ticks - (changedAt.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc));
    }

    public void Describe(HttpResponse response)
    {
        response.Headers.ETag = Tag;
        response.Headers.LastModified = ChangedAt.ToString("R", CultureInfo.InvariantCulture);
        // a release becomes public at its hour, so nobody may answer from a store without asking
        response.Headers.CacheControl = "public, no-cache";
    }

    /// <summary>True where what the client holds is still true. Some clients send If-Modified-Since in ISO 8601.</summary>
    public bool IsHeldBy(HttpRequest request)
    {
        var tags = request.Headers.IfNoneMatch;
        if (tags.Count > 0)
        {
            return tags.SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(tag => tag == "*" || Opaque(tag) == Opaque(Tag));
        }

        var since = request.Headers.IfModifiedSince.ToString();
        return since.Length > 0
            && (HeaderUtilities.TryParseDate(since, out var date)
                || DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date))
            && ChangedAt <= date.UtcDateTime;
    }

    private static string Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
