using Tsela.Engine.Sdmx;
using Tsela.Engine.Sdmx.Messages;
using Tsela.Publishing.Sdmx.Data;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>The schema by which structure-specific data are validated.</summary>
internal static class SchemaDoor
{
    public static Outcome<DoorAnswer> First(DoorCall call) => Answer(call, isThird: false);

    public static Outcome<DoorAnswer> Second(DoorCall call) => Answer(call, isThird: true);

    private static Outcome<DoorAnswer> Answer(DoorCall call, bool isThird)
    {
        var context = call.Part("context", "");
        if (context is "metadatastructure" or "metadataflow" or "metadataprovisionagreement")
        {
            return SdmxProblems.NotImplemented($"A schema of a {context}");
        }

        if (context is not ("datastructure" or "dataflow" or "provisionagreement"))
        {
            return SdmxProblems.Syntax($"{context} is no context of a schema. Write datastructure, dataflow or provisionagreement.");
        }

        // both generations name the one flow alike; only their words for the newest version differ
        var version = call.Part("version", "~");
        var found = FlowReference.Second(call.Catalogue, context, call.Part("agency", ""), call.Part("id", ""), version);
        if (found.Problem is { } unknown)
        {
            return unknown;
        }

        var flow = found.Value.Flow;
        var observed = call.Query("dimensionAtObservation") ?? DataStructure.TimeId;
        if (observed != DataSchema.AllDimensions && observed != DataStructure.TimeId && flow.Structure.Dimensions.All(dimension => dimension.Id != observed))
        {
            return SdmxProblems.Syntax($"{observed} is no dimension of {flow.Structure.Reference.Id}. It has {string.Join(", ", flow.Structure.Dimensions.Select(dimension => dimension.Id))}, {DataStructure.TimeId}.");
        }

        var schema = new DataSchema(flow.Structure, Lists(call.Catalogue, flow, isWhole: context == "datastructure"), observed, isThird);
        return new DoorAnswer(call.Edition.Tag, call.Edition.ChangedAt, async (body, cancellationToken) =>
        {
            using var written = new MemoryStream();
            schema.Write(written);
            await body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), cancellationToken);
        });
    }

    /// <summary>The codes that each component may have: of a structure its lists, of a dataflow what it has data for.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Lists(SdmxCatalogue catalogue, SdmxFlow flow, bool isWhole)
    {
        IReadOnlyList<string> Whole(StructureReference list) => [.. ((ItemScheme)catalogue.Find(list)!).Items.Select(item => item.Id)];
        var lists = flow.Structure.Attributes.Where(attribute => attribute.CodeList is not null).ToDictionary(attribute => attribute.Id, attribute => Whole(attribute.CodeList!), StringComparer.Ordinal);
        foreach (var dimension in flow.Dimensions)
        {
            lists.Add(dimension.Id, isWhole ? Whole(dimension.CodeList) : [.. dimension.Codes.Select(code => code.Id)]);
        }

        return lists;
    }
}
