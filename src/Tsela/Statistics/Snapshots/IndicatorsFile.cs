using System.Security.Cryptography;
using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>The definitions of all indicators as they were when a snapshot was taken; stands beside its manifest, which has the hash.</summary>
public static class IndicatorsFile
{
    public const string FileName = "indicators.json";

    public static byte[] BytesOf(NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return JsonSerializer.SerializeToUtf8Bytes(catalogue.IndicatorCategories, SnapshotManifest.Form);
    }

    /// <summary>Hash of the definitions, in lower hexadecimal.</summary>
    public static string Sha256(NationalCatalogue catalogue) => Convert.ToHexStringLower(SHA256.HashData(BytesOf(catalogue)));

    internal static Outcome<IReadOnlyList<IndicatorCategory>> Read(string file, string sha256)
    {
        if (!File.Exists(file))
        {
            return StatisticsProblems.SnapshotFileMissing(file);
        }

        var bytes = File.ReadAllBytes(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? JsonSerializer.Deserialize<List<IndicatorCategory>>(bytes, SnapshotManifest.Form)!
            : StatisticsProblems.SnapshotFileChanged(file);
    }
}
