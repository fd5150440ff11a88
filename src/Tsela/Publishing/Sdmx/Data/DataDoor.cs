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
        door.MapSdmx("rest/data/{flow}/{key?}/{provider?}", SdmxMedia.Data21, call => Answer(call, FirstGeneration.Read(call, call.Catalogue), limits));
        door.MapSdmx("rest/v2/data/{context?}/{agency?}/{id?}/{version?}/{key?}", SdmxMedia.Data30, call => Answer(call, SecondGeneration.Read(call, call.Catalogue), limits));
    }

    private static Outcome<DoorAnswer> Answer(DoorCall call, Outcome<(FlowReference Reference, DataQuestion Question)> read, SdmxLimits limits)
    {
        if (read.Problem is { } wrong)
        {
            return wrong;
        }

        var (reference, question) = read.Value;
        if (call.Media.IsTimeSeries && question.ObservationDimension != Engine.Sdmx.DataStructure.TimeId)
        {
            return SdmxProblems.Syntax($"{call.Media.Type} holds time series alone; leave dimensionAtObservation out, or ask for {SdmxMedia.Generic21.Type}.");
        }

        // rows of CSV stand by themselves, whatever they differ by
        var shaped = call.Media.Form == SdmxForm.DataCsv && question.ObservationDimension != DataMessage.AllDimensions
            ? question with { ObservationDimension = Engine.Sdmx.DataStructure.TimeId }
            : question;
        if (limits.RefusalOf(reference, shaped) is { } tooLarge)
        {
            return tooLarge;
        }

        var parts = DataParts.Of(reference, shaped).Where(part => part.Series.Any()).ToList();
        if (parts.Count == 0)
        {
            return SdmxProblems.Empty($"No data of {reference.Flow.Dataflow.Reference.Id} match. /sdmx/rest/availableconstraint/{reference.Flow.Dataflow.Reference.Id} tells which there are.");
        }

        var prepared = new DateTime(call.Now.Ticks - (call.Now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var message = new DataMessage($"{reference.Flow.Dataflow.Reference.Id}_{prepared:yyyyMMddHHmmss}", prepared, SdmxCatalogue.Agency, parts)
        {
            IsTest = reference.Flow.Table.Table.IsTraining, Language = call.Language, ObservationDimension = shaped.ObservationDimension,
            Attributes = shaped.Attributes, WithValues = shaped.WithValues, WithObservations = shaped.WithObservations,
        };
        return DataForms.Of(call, message, reference);
    }
}
