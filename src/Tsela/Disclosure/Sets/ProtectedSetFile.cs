using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsela.Disclosure.Making;
using Tsela.Shared;

namespace Tsela.Disclosure.Sets;

/// <summary>The tables of a set as a file of the data folder: compressed JSON, never changed once it is written.</summary>
internal static class ProtectedSetFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public const string Ending = ".json.gz";

    public static string PathOf(TselaFolder folder, Guid set) => Path.Combine(folder.ProtectedSets, $"{set:N}{Ending}");

    /// <summary>Removes the file and the ledger beside it, where they are there.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(SetLedger.PathOf(path));
    }

    /// <summary>Writes the file and gives its SHA-256.</summary>
    public static string Write(string path, IReadOnlyList<SafeTable> tables)
    {
        using var unfinished = new UnfinishedFile(path);
        using (var packed = new GZipStream(File.Create(unfinished.Path), CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(packed, tables.Select(table => table.Content), Form);
        }

        unfinished.Finish();
        return HashOf(path);
    }

    /// <summary>True where the file is there and is the one that was written.</summary>
    public static bool IsWhole(string path, string sha256) => File.Exists(path) && HashOf(path) == sha256;

    /// <summary>Null where the file is missing or is not the one that was written.</summary>
    public static SafeTable[]? Read(string path, string sha256)
    {
        if (!IsWhole(path, sha256))
        {
            return null;
        }

        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        return [.. JsonSerializer.Deserialize<IReadOnlyList<SafeTableContent>>(packed, Form)!.Select(content => new SafeTable(content))];
    }

    public static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
