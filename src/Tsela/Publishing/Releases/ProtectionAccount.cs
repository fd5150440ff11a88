using System.Text.Encodings.Web;
using System.Text.Json;
using Tsela.Disclosure;

namespace Tsela.Publishing.Releases;

/// <summary>What was chosen for a release and what protection made of it: what those who sign must know.</summary>
public sealed record ProtectionAccount(
    IReadOnlyList<string> Chosen, IReadOnlyList<TableLoss> Tables, IReadOnlyList<RefusedTable> Refused, IReadOnlyList<PopulationAudit> Audits)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Cells => Tables.Sum(table => table.Protection.Cells);

    public int Hidden => Tables.Sum(table => table.Protection.Hidden);

    public int Changed => Tables.Sum(table => table.Protection.Changed);

    public static ProtectionAccount? Of(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        return release.Account is null ? null : JsonSerializer.Deserialize<ProtectionAccount>(release.Account, Form);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Form);
}
