using System.Security.Cryptography;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

internal static class IndicatorFiles
{
    /// <summary>Hash of the definitions of all indicators, in lower hexadecimal.</summary>
    public static string Sha256(ReferenceFolder reference)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Path.Combine(reference.Root, "indicators"), "*.json").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
