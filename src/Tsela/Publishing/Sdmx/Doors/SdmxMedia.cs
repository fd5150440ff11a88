namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>What an answer is written in.</summary>
internal enum SdmxForm
{
    StructureXml,
    StructureJson,
    GenericXml,
    GenericTimeSeriesXml,
    StructureSpecificXml,
    StructureSpecificTimeSeriesXml,
    DataJson,
    DataCsv,
    SchemaXml,
}

/// <summary>A format with its version, as content negotiation knows it.</summary>
/// <param name="Name">What follows <c>application/vnd.sdmx.</c></param>
/// <param name="Plain">Everyday types that mean this format where it stands first among those offered.</param>
/// <param name="FormatWords">Words of a <c>format=</c> parameter, which some clients send instead of an Accept header.</param>
internal sealed record SdmxMedia(SdmxForm Form, string Name, string Version, string[] Plain, string[] FormatWords)
{
    private const string Prefix = "application/vnd.sdmx.";

    private static readonly string[] Xml = ["application/xml", "text/xml"];
    private static readonly string[] Json = ["application/json", "text/json"];
    private static readonly string[] Csv = ["text/csv", "application/csv"];

    public static readonly SdmxMedia StructureXml21 = new(SdmxForm.StructureXml, "structure+xml", "2.1", Xml, ["structure", "sdmx-2.1"]);
    public static readonly SdmxMedia StructureJson10 = new(SdmxForm.StructureJson, "structure+json", "1.0.0", Json, ["sdmx-json", "structurejson", "jsonstructure", "json"]);
    public static readonly SdmxMedia StructureXml30 = new(SdmxForm.StructureXml, "structure+xml", "3.0.0", Xml, ["structure", "sdmx-3.0"]);
    public static readonly SdmxMedia StructureJson20 = new(SdmxForm.StructureJson, "structure+json", "2.0.0", Json, ["sdmx-json", "structurejson", "jsonstructure", "json"]);
    public static readonly SdmxMedia Generic21 = new(SdmxForm.GenericXml, "genericdata+xml", "2.1", Xml, ["genericdata", "generic"]);
    public static readonly SdmxMedia GenericTimeSeries21 = new(SdmxForm.GenericTimeSeriesXml, "generictimeseriesdata+xml", "2.1", [], ["generictimeseriesdata"]);
    public static readonly SdmxMedia StructureSpecific21 = new(SdmxForm.StructureSpecificXml, "structurespecificdata+xml", "2.1", [], ["structurespecificdata", "compact_v2"]);
    public static readonly SdmxMedia StructureSpecificTimeSeries21 = new(SdmxForm.StructureSpecificTimeSeriesXml, "structurespecifictimeseriesdata+xml", "2.1", [], ["structurespecifictimeseriesdata"]);
    public static readonly SdmxMedia DataJson10 = new(SdmxForm.DataJson, "data+json", "1.0.0", Json, ["jsondata", "sdmx-json", "json"]);
    public static readonly SdmxMedia DataCsv10 = new(SdmxForm.DataCsv, "data+csv", "1.0.0", Csv, ["csv", "csvdata", "csvfile", "csvfilewithlabels", "csvdatawithlabels", "sdmx-csv"]);
    public static readonly SdmxMedia DataJson20 = new(SdmxForm.DataJson, "data+json", "2.0.0", Json, ["jsondata", "sdmx-json", "json"]);
    public static readonly SdmxMedia DataXml30 = new(SdmxForm.StructureSpecificXml, "data+xml", "3.0.0", Xml, ["xml", "structurespecificdata"]);
    public static readonly SdmxMedia DataCsv20 = new(SdmxForm.DataCsv, "data+csv", "2.0.0", Csv, ["csv", "csvdata", "csvfile", "csvfilewithlabels", "csvdatawithlabels", "sdmx-csv"]);
    public static readonly SdmxMedia SchemaXml21 = new(SdmxForm.SchemaXml, "schema+xml", "2.1", Xml, []);
    public static readonly SdmxMedia SchemaXml30 = new(SdmxForm.SchemaXml, "schema+xml", "3.0.0", Xml, []);

    /// <summary>Each list begins with what is answered where nothing particular is asked for.</summary>
    public static readonly IReadOnlyList<SdmxMedia> Structures21 = [StructureXml21, StructureJson10];

    public static readonly IReadOnlyList<SdmxMedia> Structures30 = [StructureJson20, StructureXml30];

    /// <summary>Either generation writes the other's formats for whoever names them. Generic before generic time series: R's rsdmx refuses the root element of the latter.</summary>
    public static readonly IReadOnlyList<SdmxMedia> Data21 = [Generic21, StructureSpecific21, GenericTimeSeries21, StructureSpecificTimeSeries21, DataJson10, DataCsv10, DataJson20, DataXml30, DataCsv20];

    public static readonly IReadOnlyList<SdmxMedia> Data30 = [DataJson20, DataXml30, DataCsv20, DataJson10, Generic21, StructureSpecific21, GenericTimeSeries21, StructureSpecificTimeSeries21, DataCsv10];

    public static readonly IReadOnlyList<SdmxMedia> Schemas21 = [SchemaXml21];

    public static readonly IReadOnlyList<SdmxMedia> Schemas30 = [SchemaXml30];

    public string Type => Prefix + Name;

    public string ContentType => $"{Type}; version={Version}";

    /// <summary>True for a format of SDMX 3.0.</summary>
    public bool IsSecond => this == DataJson20 || this == DataXml30 || this == DataCsv20;

    /// <summary>True where only time series can be written.</summary>
    public bool IsTimeSeries => Form is SdmxForm.GenericTimeSeriesXml or SdmxForm.StructureSpecificTimeSeriesXml;

    /// <summary>True where a range of an Accept header means this format.</summary>
    public bool Answers(AcceptRange range)
    {
        if (range.Type is "*/*" or "application/*" || (range.Type == "text/*" && Plain.Any(plain => plain.StartsWith("text/", StringComparison.Ordinal))))
        {
            return true;
        }

        return (range.Type == Type || Plain.Contains(range.Type, StringComparer.Ordinal)) && (range.Parameter("version") is not { } version || Same(version, Version));
    }

    // 1.0 and 1.0.0, 3.0 and 3.0.0 are the same
    private static bool Same(string asked, string own) => Padded(asked) == Padded(own);

    private static string Padded(string version) => version.Split('.').Length switch { 1 => version + ".0.0", 2 => version + ".0", _ => version };
}
