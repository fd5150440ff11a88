using Tsela.Engine.Sdmx;
using Tsela.Engine.Sdmx.Messages;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>The doors for structures, availability and schemas of both generations.</summary>
internal static class StructureDoor
{
    private static readonly string[] OfFirst =
        [.. StructureKinds.All.Select(kind => kind.ResourceOf()), "structure", "organisationscheme", "actualconstraint", .. StructureAddress.NotKept];

    public static void MapSdmxStructures(this IEndpointRouteBuilder door)
    {
        foreach (var resource in OfFirst)
        {
            door.MapSdmx($"rest/{resource}/{{agency?}}/{{id?}}/{{version?}}/{{item?}}", SdmxMedia.Structures21, call => Answer(call, resource));
        }

        door.MapSdmx("rest/v2/structure/{type?}/{agency?}/{id?}/{version?}/{item?}", SdmxMedia.Structures30, call => Answer(call, call.Part("type", "*")));
        door.MapSdmx("rest/availableconstraint/{flow}/{key?}/{provider?}/{component?}", SdmxMedia.Structures21, Availability.First);
        door.MapSdmx("rest/v2/availability/{context?}/{agency?}/{id?}/{version?}/{key?}/{component?}", SdmxMedia.Structures30, Availability.Second);
        door.MapSdmx("rest/schema/{context}/{agency}/{id}/{version?}", SdmxMedia.Schemas21, SchemaDoor.First);
        door.MapSdmx("rest/v2/schema/{context}/{agency}/{id}/{version?}", SdmxMedia.Schemas30, SchemaDoor.Second);
        foreach (var (address, what) in new[]
        {
            ("rest/metadata/{**rest}", "Reference metadata"), ("rest/v2/metadata/{**rest}", "Reference metadata"), ("rest/v2/registration/{**rest}", "Registration"),
        })
        {
            door.MapSdmx(address, SdmxMedia.Structures21, _ => SdmxProblems.NotImplemented(what));
        }
    }

    /// <summary>A message of structures in the format that was agreed.</summary>
    public static DoorAnswer Message(DoorCall call, IReadOnlyList<Maintainable> structures, DateTime changedAt)
    {
        var prepared = new DateTime(call.Now.Ticks - (call.Now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        // whole addresses, because Java's clients refuse others
        var address = $"{call.Request.Scheme}://{call.Request.Host}" + (call.Generation == SdmxGeneration.Two ? $"{SdmxDoor.Two}/structure" : SdmxDoor.One);
        var message = new StructureMessage($"{SdmxCatalogue.Agency}_{prepared:yyyyMMddHHmmss}", prepared, SdmxCatalogue.Agency, address, structures) { Language = call.Language };
        return new DoorAnswer(call.Edition.Tag, changedAt, async (body, cancellationToken) =>
        {
            using var written = new MemoryStream();
            Write(call, message, written);
            await body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), cancellationToken);
        });
    }

    private static void Write(DoorCall call, StructureMessage message, Stream body)
    {
        switch (call.Media.Form == SdmxForm.StructureJson, call.Generation)
        {
            case (true, SdmxGeneration.Two):
                StructureJson.Write20(message, body);
                break;
            case (true, _):
                StructureJson.Write10(message, body);
                break;
            case (false, SdmxGeneration.Two):
                StructureXml.Write30(message, body);
                break;
            default:
                StructureXml.Write21(message, body);
                break;
        }
    }

    private static Outcome<DoorAnswer> Answer(DoorCall call, string resource)
    {
        var question = StructureAddress.Read(call, resource);
        if (question.Problem is { } wrong)
        {
            return wrong;
        }

        var found = StructureSelection.Of(call.Catalogue, question.Value);
        return found.Count == 0
            ? SdmxProblems.NoResults($"No structure answers to {call.Request.Path}. {SdmxDoor.One}/dataflow lists what there is.")
            : Message(call, found, call.Edition.ChangedAt);
    }
}
