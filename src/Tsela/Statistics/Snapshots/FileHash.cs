using System.Security.Cryptography;

namespace Tsela.Statistics.Snapshots;

internal static class FileHash
{
    /// <summary>SHA-256 in lower hexadecimal.</summary>
    public static async Task<string> Of(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
