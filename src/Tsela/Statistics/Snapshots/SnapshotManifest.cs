using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Snapshots;

/// <summary>What a snapshot holds and where it came from; stands in a folder of its own as manifest.json.</summary>
/// <param name="CodeListsSha256">Hash of each code list that a series of the snapshot uses, by its id.</param>
/// <param name="Entered">What the office had entered beside the deliveries; null where nothing.</param>
/// <param name="Linkage">The linkage whose keys say who is who; null where no run had finished.</param>
public sealed record SnapshotManifest(
    Guid Id, DateTime MadeAt, string MadeBy, string ProgramVersion, bool IsTraining, string DeliverySet, string IndicatorsSha256,
    IReadOnlyDictionary<string, string> CodeListsSha256, IReadOnlyList<SnapshotSeries> Series, OfficeEntries? Entered = null,
    FrozenLinkage? Linkage = null)
{
    public const string FileName = "manifest.json";

    public const string TrainingMark = "(training)";

    public static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public SnapshotSeries? Of(string series) => Series.FirstOrDefault(one => one.Id == series);

    /// <summary>The series as a source is named; what comes from the training country says so wherever it goes.</summary>
    public string SourceOf(string series) => Of(series) is { IsTraining: true } ? $"{series} {TrainingMark}" : series;
}

/// <param name="DefinitionSha256">Hash of the definition file that the rows were read by.</param>
/// <param name="ReadBy">What else decided how the rows were read: the rules of the program and the key of persons.</param>
/// <param name="File">Name of the file of columns among the tables that snapshots share.</param>
/// <param name="Sha256">What the file must give when it is opened.</param>
/// <param name="Bytes">Length of the file.</param>
public sealed record SnapshotSeries(
    string Id, string Title, string Institution, string Unit, string Periodicity, string DefinitionSha256, string ReadBy,
    string File, string Sha256, long Bytes, SnapshotQuality Quality, IReadOnlyList<SnapshotDelivery> Deliveries)
{
    [JsonIgnore]
    public bool IsTraining => Deliveries.Any(delivery => delivery.IsTraining);

    [JsonIgnore]
    public long Rows => Deliveries.Sum(delivery => delivery.Read.Rows);

    /// <summary>Rows whose person is one that the linkage found.</summary>
    [JsonIgnore]
    public long RowsLinked => Deliveries.Sum(delivery => delivery.Read.RowsLinked);

    /// <summary>Rows that name nobody: each counts as a person of its own.</summary>
    [JsonIgnore]
    public long RowsWithoutPerson => Deliveries.Sum(delivery => delivery.Read.RowsWithoutPerson);
}

/// <summary>Quality as shares from 0 to 1; null where nothing was to be judged.</summary>
public sealed record SnapshotQuality(double? Completeness, double? Validity, double? Consistency);

/// <summary>A delivery in the table of its series; the deliveries stand in the table in the order of the manifest, each row by row as in its file.</summary>
public sealed record SnapshotDelivery(
    Guid Id, string Institution, string Period, DateOnly PeriodStart, DateOnly PeriodEnd, DateTime AcceptedAt, long Records, bool IsTraining,
    SnapshotQuality Quality, RowsOfDelivery Read);

/// <summary>What came out when a delivery was read.</summary>
/// <param name="Rows">Rows in the table.</param>
/// <param name="RowsWithoutPerson">Rows that name nobody.</param>
/// <param name="Unreadable">Values of a field that were neither a day nor a number; they are missing in the table.</param>
/// <param name="RowsLinked">Rows whose person is one that the linkage found.</param>
/// <param name="KeysSha256">Hash of the keys by which the linkage tells the persons of the rows apart; null where it has none for this delivery.</param>
public sealed record RowsOfDelivery(
    long Rows, long RowsWithoutPerson, IReadOnlyDictionary<string, int> Unreadable, long RowsLinked = 0, string? KeysSha256 = null)
{
    public static readonly RowsOfDelivery None = new(0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
}
