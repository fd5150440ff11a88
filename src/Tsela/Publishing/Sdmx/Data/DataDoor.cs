using Tsela.Engine.Sdmx.Data;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>The data doors of both generations.</summary>
internal static class DataDoor
{
    public static void MapSdmxData(this IEndpointRouteBuilder door)
    {
        var limits = door.ServiceProvider.GetRequiredService<SdmxLimits>();
        door.MapSdmx("rest/data/{flow}/{key?}/{provider?}", SdmxMedia.Data21, call => FirstGeneration.Read(call, call.Catalogue) is var read && read.Problem is { } problem ? problem : Answer(call, [read.Value], limits));
        door.MapSdmx("rest/v2/data/{context?}/{agency?}/{id?}/{version?}/{key?}", SdmxMedia.Data30, call => SecondGeneration.Several(call, call.Catalogue) is var read && read.Problem is { } problem ? problem : Answer(call, read.Value, limits));
    }

    private static Outcome<DoorAnswer> Answer(DoorCall call, IReadOnlyList<(FlowReference Reference, DataQuestion Question)> read, SdmxLimits limits)
    {
        if (Unfit(call, read) is { } unfit)
        {
            return unfit;
        }

        // rows of CSV stand by themselves, whatever they differ by
        List<(FlowReference Reference, DataQuestion Question)> asked = [.. read.Select(one => (one.Reference, call.Media.Form == SdmxForm.DataCsv && one.Question.ObservationDimension != DataMessage.AllDimensions
            ? one.Question with { ObservationDimension = Engine.Sdmx.DataStructure.TimeId }
            : one.Question))];
        if (limits.RefusalOf(asked) is { } tooLarge)
        {
            return tooLarge;
        }

        var parts = asked.SelectMany(one => DataParts.Of(one.Reference, one.Question)).Where(part => part.Series.Any()).ToList();
        var first = asked[0].Reference.Flow.Dataflow.Reference.Id;
        if (parts.Count == 0)
        {
            return SdmxProblems.Empty($"No data of {(asked.Count == 1 ? first : $"these {asked.Count} dataflows")} match. /sdmx/rest/availableconstraint/{first} tells which there are.");
        }

        var prepared = new DateTime(call.Now.Ticks - (call.Now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var shaped = asked[0].Question;
        var message = new DataMessage($"{(asked.Count == 1 ? first : "DATA")}_{prepared:yyyyMMddHHmmss}", prepared, SdmxCatalogue.Agency, parts)
        {
            IsTest = asked.Exists(one => one.Reference.Flow.Table.Table.IsTraining), Language = call.Language, ObservationDimension = shaped.ObservationDimension,
            Attributes = shaped.Attributes is null ? null : asked.SelectMany(one => one.Question.Attributes ?? shaped.Attributes).ToHashSet(StringComparer.Ordinal),
            WithValues = shaped.WithValues, WithObservations = shaped.WithObservations,
        };
        return DataForms.Of(call, message, [.. asked.Select(one => one.Reference)]);
    }

    /// <summary>What the format cannot hold; null where it can.</summary>
    private static Problem? Unfit(DoorCall call, IReadOnlyList<(FlowReference Reference, DataQuestion Question)> asked)
    {
        if (asked.Count > 1 && (call.Media.IsTimeSeries || (!call.Media.IsSecond && call.Media.Form is SdmxForm.DataJson or SdmxForm.DataCsv)))
        {
            return SdmxProblems.Syntax($"{call.Media.ContentType} holds data of one structure, and {asked.Count} are asked for. Ask for {SdmxMedia.DataJson20.ContentType}, or for one dataflow at a time.");
        }

        return call.Media.IsTimeSeries && asked[0].Question.ObservationDimension != Engine.Sdmx.DataStructure.TimeId
            ? SdmxProblems.Syntax($"{call.Media.Type} holds time series alone; leave dimensionAtObservation out, or ask for {SdmxMedia.Generic21.Type}.")
            : null;
    }
}
