using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tsela.Disclosure.Protecting;
using Tsela.Engine.Suppression;
using Tsela.Shared;

namespace Tsela.Disclosure.Sets;

/// <summary>What protection did to a set, cell by cell, with what was counted: never for the public. Stands beside the set's tables.</summary>
/// <param name="Considered">The sets that were public, or signed to become so, when it was made.</param>
public sealed record SetLedger(IReadOnlyList<LedgerGroup> Groups, IReadOnlyList<LedgerTable> Tables, IReadOnlyList<Guid> Considered)
{
    public static readonly SetLedger Empty = new([], [], []);

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // what can be known of a hidden cell may have no end
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public const string Ending = ".ledger.json.gz";

    /// <param name="set">The path of the set's tables.</param>
    public static string PathOf(string set) => set.Replace(ProtectedSetFile.Ending, Ending, StringComparison.Ordinal);

    /// <summary>Writes the file and gives its SHA-256.</summary>
    /// <param name="set">The path of the set's tables.</param>
    public string Write(string set)
    {
        using var unfinished = new UnfinishedFile(PathOf(set));
        using (var packed = new GZipStream(File.Create(unfinished.Path), CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(packed, this, Form);
        }

        unfinished.Finish();
        return ProtectedSetFile.HashOf(PathOf(set));
    }

    /// <summary>Null where the file is missing or is not the one that was written: what was hidden is then not known.</summary>
    /// <param name="set">The path of the set's tables.</param>
    /// <param name="sha256">Null where it was not noted; the file must then at least be readable to its end.</param>
    public static SetLedger? Read(string set, string? sha256)
    {
        if (!File.Exists(PathOf(set)) || (sha256 is not null && !ProtectedSetFile.IsWhole(PathOf(set), sha256)))
        {
            return null;
        }

        try
        {
            using var packed = new GZipStream(File.OpenRead(PathOf(set)), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<SetLedger>(packed, Form);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}

/// <param name="Policy">Name of the policy by which it was protected.</param>
/// <param name="Audit">Null where nothing had to be hidden.</param>
public sealed record LedgerGroup(string Population, string Group, string Policy, int Minimum, IReadOnlyList<string> Tables, IReadOnlyList<LedgerCell> Cells, DisclosureAudit? Audit);

/// <param name="Cell">As in <see cref="CellAddress"/>.</param>
/// <param name="Value">What was counted.</param>
/// <param name="Hidden">Nothing where it was shown.</param>
/// <param name="Known">Of a hidden cell, what can be known of it; null where it was not audited.</param>
public sealed record LedgerCell(string Cell, decimal Value, HiddenFor Hidden, KnownInterval? Known = null);

/// <param name="Advice">What would lose less; null where little was lost.</param>
public sealed record LedgerTable(string Id, string Title, string? Advice);
