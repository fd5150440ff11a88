using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tsela.Statistics.Snapshots;

/// <summary>What a snapshot holds and where it came from; stands beside the tables as manifest.json.</summary>
public sealed record SnapshotManifest(
    Guid Id, DateTime MadeAt, string MadeBy, string ProgramVersion, bool IsTraining, string DeliverySet, string IndicatorsSha256,
    IReadOnlyList<SnapshotSeries> Series)
{
    public const string FileName = "manifest.json";

    public const string TrainingMark = "(training)";

    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public SnapshotSeries? Of(string series) => Series.FirstOrDefault(one => one.Id == series);

    /// <summary>The series as a source is named; what comes from the training country says so wherever it goes.</summary>
    public string SourceOf(string series) => Of(series) is { IsTraining: true } ? $"{series} {TrainingMark}" : series;
}

/// <param name="DefinitionSha256">Hash of the definition file that the rows were read by.</param>
/// <param name="File">Name of the file of columns; null where the series has no record in force.</param>
/// <param name="RowsWithoutPerson">Rows that name nobody: each counts as a person of its own.</param>
/// <param name="Unreadable">Values of a field that were neither a day nor a number.</param>
public sealed record SnapshotSeries(
    string Id, string Title, string Institution, string Unit, string Periodicity, string DefinitionSha256,
    string? File, string? Sha256, long Rows, long RowsWithoutPerson, IReadOnlyDictionary<string, int> Unreadable,
    SnapshotQuality Quality, IReadOnlyList<SnapshotDelivery> Deliveries)
{
    [JsonIgnore]
    public bool IsTraining => Deliveries.Any(delivery => delivery.IsTraining);
}

/// <summary>Quality of the series' deliveries as shares from 0 to 1; null where nothing was to be judged.</summary>
public sealed record SnapshotQuality(double? Completeness, double? Validity, double? Consistency);

public sealed record SnapshotDelivery(
    Guid Id, string Institution, string Period, DateOnly PeriodStart, DateOnly PeriodEnd, DateTime AcceptedAt, long Records, bool IsTraining);
