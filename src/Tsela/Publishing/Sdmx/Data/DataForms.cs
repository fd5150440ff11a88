using Tsela.Engine.Sdmx.Data;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>A message in the format that was agreed.</summary>
internal static class DataForms
{
    public static Outcome<DoorAnswer> Of(DoorCall call, DataMessage message, IReadOnlyList<FlowReference> references)
    {
        var state = string.Join(' ', references.Select(one => $"{one.Flow.Dataflow.Reference.Urn} {one.Flow.Table.Release} {one.Flow.Table.PublishedAt:O} {one.Versions.Count}"));
        var isSecond = call.Media.IsSecond;
        DoorAnswer Answer(Func<Stream, CancellationToken, Task> write) => new(state, references.Max(one => one.Flow.Table.PublishedAt), write);
        return call.Media.Form switch
        {
            SdmxForm.GenericXml => Answer((body, token) => GenericXmlWriter.Write(message, isTimeSeries: false, body, token)),
            SdmxForm.GenericTimeSeriesXml => Answer((body, token) => GenericXmlWriter.Write(message, isTimeSeries: true, body, token)),
            SdmxForm.StructureSpecificXml => Answer((body, token) => SpecificXmlWriter.Write(message, isSecond ? SpecificXmlForm.Third : SpecificXmlForm.Second, body, token)),
            SdmxForm.StructureSpecificTimeSeriesXml => Answer((body, token) => SpecificXmlWriter.Write(message, SpecificXmlForm.SecondTimeSeries, body, token)),
            SdmxForm.DataJson => Answer((body, token) => JsonDataWriter.Write(message, isSecond, body, token)),
            SdmxForm.DataCsv => Csv(call, message, isSecond) is var options && options.Problem is { } wrong ? wrong
                : Answer((body, token) => CsvDataWriter.Write(message, options.Value, body, token)) with
                {
                    ContentType = $"{call.Media.ContentType}; labels={options.Value.Labels.ToString().ToLowerInvariant()}; timeFormat={(options.Value.NormalizedTime ? "normalized" : "original")}; charset=utf-8",
                    FileName = references is [var one] ? $"{one.Flow.Dataflow.Reference.Id}.csv" : "data.csv",
                },
            _ => throw new InvalidOperationException($"{call.Media.Form} holds no data."),
        };
    }

    private static Outcome<CsvOptions> Csv(DoorCall call, DataMessage message, bool isSecond)
    {
        CsvLabels? labels = call.Range.Parameter("labels") switch
        {
            null or "id" => CsvLabels.Id,
            "both" => CsvLabels.Both,
            "name" when isSecond => CsvLabels.Name,
            _ => null,
        };
        bool? normalized = call.Range.Parameter("timeFormat") switch { null or "original" => false, "normalized" => true, _ => null };
        var keys = isSecond ? call.Range.Parameter("keys") ?? "none" : "none";
        if (labels is null || normalized is null || keys is not ("none" or "obs" or "series" or "both"))
        {
            return SdmxProblems.NotAcceptable([call.Media]);
        }

        return new CsvOptions(labels.Value, normalized.Value, isSecond, keys is "series" or "both", message.WithObservations && keys is ("obs" or "both"));
    }
}
