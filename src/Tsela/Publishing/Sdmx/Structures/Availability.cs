using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Data;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>Which codes and periods a question would find, as a constraint.</summary>
internal static class Availability
{
    public static Outcome<DoorAnswer> First(DoorCall call) => Answer(call, FirstGeneration.Read(call, call.Catalogue), call.Part("component", "all"), "all");

    public static Outcome<DoorAnswer> Second(DoorCall call) => Answer(call, SecondGeneration.Read(call, call.Catalogue), call.Part("component", "*"), "*");

    private static Outcome<DoorAnswer> Answer(DoorCall call, Outcome<(FlowReference Reference, DataQuestion Question)> read, string component, string everything)
    {
        if (read.Problem is { } wrong)
        {
            return wrong;
        }

        var question = read.Value.Question;
        var flow = read.Value.Reference.Flow;
        var components = component.Split('+', ',', ' ');
        IReadOnlyList<string> known = [.. flow.Dimensions.Select(dimension => dimension.Id), DataStructure.TimeId];
        if (Array.Find(components, one => one != everything && !known.Contains(one, StringComparer.Ordinal)) is { } unknown)
        {
            return SdmxProblems.Syntax($"{unknown} is no dimension of {flow.Dataflow.Reference.Id}. It has {string.Join(", ", known)}.");
        }

        var relatives = StructureAddress.Relatives(call, call.Generation == SdmxGeneration.Two);
        if (relatives.Problem is { } refusal)
        {
            return refusal;
        }

        if (call.Query("mode") is not (null or "exact" or "available"))
        {
            return SdmxProblems.Syntax($"mode={call.Query("mode")} is not known. Write exact or available.");
        }

        var wanted = components.Contains(everything, StringComparer.Ordinal) ? known : components;
        var found = Found(flow, question, wanted, isExact: call.Query("mode") != "available");
        if (found is null)
        {
            return SdmxProblems.Empty($"No data of {flow.Dataflow.Reference.Id} match, so nothing is available.");
        }

        return StructureDoor.Message(call, [.. Along(call.Catalogue, flow, found, relatives.Value), found], flow.Table.PublishedAt);
    }

    private static ContentConstraint? Found(SdmxFlow flow, DataQuestion question, IReadOnlyList<string> wanted, bool isExact)
    {
        var exact = Presence.Of(flow, question);
        if (exact.Observations == 0)
        {
            return null;
        }

        var keys = new List<CubeKey>();
        for (var place = 0; place < flow.Dimensions.Count; place++)
        {
            var dimension = flow.Dimensions[place];
            if (wanted.Contains(dimension.Id, StringComparer.Ordinal))
            {
                // available: what else could be chosen in this dimension, with the others as they are
                var seen = isExact ? exact : Presence.Of(flow, question with { Codes = [.. question.Codes.Select((codes, other) => other == place ? null : codes)] });
                keys.Add(new CubeKey(dimension.Id, [.. dimension.Codes.Where((_, code) => seen.Codes[place][code]).Select(code => code.Id)]));
            }
        }

        var time = !wanted.Contains(DataStructure.TimeId, StringComparer.Ordinal) ? null : isExact ? exact : Presence.Of(flow, question with { Periods = null });
        var periods = time is null ? [] : flow.Periods.Where((_, place) => time.Periods[place]).ToList();
        var own = flow.Dataflow.Reference;
        return new ContentConstraint(
            own with { Kind = StructureKind.ContentConstraint, Id = $"AVAILABLE_{own.Id}" }, flow.Dataflow.Name, own, keys,
            periods.Count == 0 ? null : periods.Min(period => period.First), periods.Count == 0 ? null : periods.Max(period => period.Last))
        {
            SeriesCount = exact.Series, ObservationCount = exact.Observations,
        };
    }

    /// <summary>What was asked for along with the constraint; of the code lists only what is available.</summary>
    private static IEnumerable<Maintainable> Along(
        SdmxCatalogue catalogue, SdmxFlow flow, ContentConstraint found, (StructureRelatives Relatives, IReadOnlyList<StructureKind>? Kinds) asked)
    {
        if (asked.Relatives is StructureRelatives.None or StructureRelatives.Parents)
        {
            return [];
        }

        var along = StructureSelection.Relatives(catalogue, [flow.Dataflow.Reference], StructureRelatives.Descendants, asked.Kinds);
        if (asked.Kinds?.Contains(StructureKind.Dataflow) != false)
        {
            along.Add(flow.Dataflow.Reference);
        }

        if (asked.Kinds?.Contains(StructureKind.DataProviderScheme) != false)
        {
            along.Add(CommonSchemes.Providers);
        }

        var lists = flow.Dimensions.GroupBy(dimension => dimension.CodeList).ToDictionary(
            group => group.Key,
            group => found.Keys.Where(key => group.Any(dimension => dimension.Id == key.Dimension)).SelectMany(key => key.Codes).ToHashSet(StringComparer.Ordinal));
        return catalogue.Structures.Where(structure => along.Contains(structure.Reference))
            .Select(structure => structure is ItemScheme scheme && lists.TryGetValue(scheme.Reference, out var codes) && codes.Count > 0 ? scheme.Only(codes) : structure);
    }
}
