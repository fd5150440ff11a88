using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsela.Statistics.PlainFiles;

/// <summary>What a folder made from a plain file holds and where it came from; stands beside the table as manifest.json.</summary>
/// <param name="Version">Form of this manifest.</param>
/// <param name="Table">Name of the file of columns.</param>
/// <param name="Digest">The digest that writing the table gave.</param>
/// <param name="SchemaSha256">Hash of the schema file.</param>
public sealed record TableManifest(
    int Version, DateTime MadeAt, string ProgramVersion, string Table, string Digest, long Rows, SourceFile Source, string SchemaSha256,
    IReadOnlyList<ManifestField> Fields)
{
    /// <summary>Blank lines of the source, and in the file of a series what stands beside the data; not in the table.</summary>
    public long RowsLeftOut { get; init; }

    /// <summary>Rows of the source with more or fewer cells than the header; in the table.</summary>
    public long RowsOutOfShape { get; init; }

    public const string FileName = "manifest.json";

    /// <summary>The file that holds the digest of the manifest, in the form of sha256sum.</summary>
    public const string DigestName = "manifest.sha256";

    public const int CurrentVersion = 1;

    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the manifest and its digest into a folder that has neither.</summary>
    public void WriteTo(string folder)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, Form);
        Write(Path.Combine(folder, FileName), json);
        Write(Path.Combine(folder, DigestName), DigestOf(json));
    }

    /// <summary>What stands in the file of the digest where the manifest holds these bytes.</summary>
    public static byte[] DigestOf(byte[] json) => Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(SHA256.HashData(json))}  {FileName}\n");

    private static void Write(string file, byte[] content)
    {
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}

public sealed record SourceFile(string Name, long Bytes, string Sha256);

/// <summary>What the schema says of a field, as far as questions need it.</summary>
/// <param name="Kind">code, date or number.</param>
/// <param name="Codes">Code to label, where the schema lists the codes; null where any may be.</param>
/// <param name="Levels">Name of a level to the group of each code; empty where there is no hierarchy.</param>
/// <param name="Unreadable">Values that were neither a day nor a number and are missing in the table.</param>
public sealed record ManifestField(
    string Name, string? Title, string? Concept, string Kind, IReadOnlyDictionary<string, string>? Codes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Levels, long Unreadable)
{
    /// <summary>Texts that say why there is no value, with their labels; apart from values that are missing.</summary>
    public IReadOnlyDictionary<string, string> States { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
