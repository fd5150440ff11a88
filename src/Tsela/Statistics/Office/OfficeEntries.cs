using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tsela.Statistics.Estimates;

namespace Tsela.Statistics.Office;

/// <summary>
/// What statisticians of this office have entered beside the deliveries: estimates, groupings and indicators. A
/// snapshot freezes those in force in its manifest, so its figures stay what they were when entries change later.
/// </summary>
public sealed record OfficeEntries(
    IReadOnlyList<FrozenEstimate> Estimates, IReadOnlyList<FrozenGrouping> Groupings, IReadOnlyList<FrozenIndicator> Indicators)
{
    public static readonly OfficeEntries None = new([], [], []);

    [JsonIgnore]
    public bool IsEmpty => Estimates.Count == 0 && Groupings.Count == 0 && Indicators.Count == 0;

    /// <summary>Tells two sets of entries apart.</summary>
    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}

/// <param name="Subject">The series of a missing delivery, or the indicator of a figure.</param>
/// <param name="Reference">Period of the delivery; reference of the figure.</param>
public sealed record FrozenEstimate(
    int Number, int Version, EstimateOf Of, string Subject, string Reference, string Breakdown, decimal Value, decimal? Low, decimal? High, string Method)
{
    /// <summary>The estimate as a source names it.</summary>
    [JsonIgnore]
    public string Name => $"ES-{Number} v{Version}";
}

/// <param name="CodeList">The list that is grouped; <c>age</c> for bands of age.</param>
public sealed record FrozenGrouping(string Key, int Version, string Name, string CodeList, IReadOnlyList<CodeGroup> Groups);

/// <param name="Code">Code of the group in tables; of ages the band, as <c>0-17</c>.</param>
/// <param name="Codes">What it holds; empty for a band of age, which its code says.</param>
public sealed record CodeGroup(string Code, string Label, IReadOnlyList<string> Codes);

/// <param name="Measure">As docs/indicator-definition.md describes it.</param>
public sealed record FrozenIndicator(
    string Id, int Version, string Name, string Definition, string Unit, string StockFlow, string Periodicity, JsonElement Measure);
