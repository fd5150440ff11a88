using System.Globalization;
using System.Security.Cryptography;
using Tsela.Engine.Schemas;

namespace Tsela.Intake.Check;

/// <summary>Holds a file against the size and the digest that its package gives.</summary>
internal static class Integrity
{
    public static IReadOnlyList<Finding> Faults(PackageReading package, PackageResource resource, string path)
    {
        var faults = new List<Finding>();
        if (resource.FurtherPaths.Count > 0 || resource.Path is null || package.Beside(resource.Path) != Path.GetFullPath(path))
        {
            return faults;
        }

        var bytes = new FileInfo(path).Length;
        if (resource.Bytes is { } wanted && wanted != bytes)
        {
            faults.Add(Fault(
                "byte-count",
                string.Create(CultureInfo.InvariantCulture, $"The file has {bytes:N0} bytes, but its package says {wanted:N0}."),
                "Send the file that belongs to the package, or correct 'bytes' in it."));
        }

        if (resource.Hash is { Length: > 0 } hash && Digest(hash, path) is { } digest && !hash.EndsWith(digest, StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(Fault(
                "hash-count",
                "The file is not the one whose digest its package gives; it was changed since.",
                "Send the file that belongs to the package, or correct 'hash' in it."));
        }

        return faults;
    }

    /// <summary>The digest by the algorithm that stands before the colon, MD5 where none does; null for an algorithm that is not known.</summary>
    private static string? Digest(string hash, string path)
    {
        var colon = hash.IndexOf(':', StringComparison.Ordinal);
        HashAlgorithmName? algorithm = (colon < 0 ? "md5" : hash[..colon].ToLowerInvariant()) switch
        {
            "md5" => HashAlgorithmName.MD5,
            "sha1" => HashAlgorithmName.SHA1,
            "sha256" => HashAlgorithmName.SHA256,
            "sha512" => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (algorithm is not { } known)
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return Convert.ToHexString(CryptographicOperations.HashData(known, file));
    }

    private static Finding Fault(string rule, string message, string mend) => new(0, 0, 0, null, rule, 0, Severity.Error, "", message, mend);
}
