using System.Text.Json;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.Runs;

/// <summary>What a finished run keeps of itself for the reader.</summary>
/// <param name="Weights">The pairs kept, by weight.</param>
/// <param name="Series">The series that took part and had records.</param>
/// <param name="Remarks">What the linker said of the columns.</param>
public sealed record RunReport(
    LinkageModel Model, IReadOnlyList<WeightBar> Weights, IReadOnlyList<SeriesShare> Series, IReadOnlyList<PhaseSeconds> Phases, IReadOnlyList<string> Remarks)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    public static RunReport Parse(string json) => JsonSerializer.Deserialize<RunReport>(json, Form)!;

    public string ToJson() => JsonSerializer.Serialize(this, Form);
}

/// <param name="From">Bits from which the bar reaches one bit up; the lowest and the highest take what lies beyond.</param>
/// <param name="Linked">Pairs of it whose two records are one person in the clusters.</param>
public sealed record WeightBar(int From, long Pairs, long Linked)
{
    public const int Lowest = -10;

    public const int Highest = 24;
}

public sealed record SeriesShare(string Series, long Records, long Persons);

public sealed record PhaseSeconds(string Phase, double Seconds);
