using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>Which flow a question is about, with its earlier versions.</summary>
/// <param name="Flow">The version that answers.</param>
/// <param name="Versions">It and what was public before it, oldest first.</param>
internal sealed record FlowReference(SdmxFlow Flow, IReadOnlyList<SdmxFlow> Versions)
{
    private const string Latest = "latest";

    /// <summary>REST 1: <c>ID</c>, <c>AGENCY,ID</c> or <c>AGENCY,ID,VERSION</c>.</summary>
    public static Outcome<FlowReference> First(SdmxCatalogue catalogue, string text)
    {
        var parts = text.Split(',');
        if (parts.Length > 3 || Array.Exists(parts, part => part.Length == 0))
        {
            return SdmxProblems.Syntax($"{text} is no reference to a dataflow. Write its id, or agency,id or agency,id,version.");
        }

        var (agency, id, version) = parts.Length == 1 ? (SeriesKeys.All, parts[0], Latest) : (parts[0], parts[1], parts.Length == 3 ? parts[2] : Latest);
        return Choose([.. catalogue.Flows.Where(flow => flow.Dataflow.Reference is var own && (agency == SeriesKeys.All || own.Agency == agency) && own.Id == id)], version, text);
    }

    /// <summary>REST 2: context, agency, id and version; stars where they name a single flow all the same.</summary>
    public static Outcome<FlowReference> Second(SdmxCatalogue catalogue, string context, string agency, string id, string version)
    {
        var found = Several(catalogue, context, agency, id, version);
        return found.Problem is { } problem ? problem
            : found.Value is [var one] ? one
            : SdmxProblems.NotImplemented($"{context}/{agency}/{id} names {found.Value.Count} dataflows; this question of several dataflows at once");
    }

    /// <summary>REST 2: every flow that is named, with commas between ids and versions or by stars, each in the versions asked for.</summary>
    public static Outcome<IReadOnlyList<FlowReference>> Several(SdmxCatalogue catalogue, string context, string agency, string id, string version)
    {
        if (context is not ("*" or "dataflow" or "datastructure" or "provisionagreement"))
        {
            return SdmxProblems.Syntax($"{context} is no context of data. Write dataflow, datastructure, provisionagreement or *.");
        }

        var agencies = agency.Split(',');
        var ids = id.Split(',');
        List<SdmxFlow> named = [.. catalogue.Flows.Where(flow => Names(flow, context).Any(own => Matches(agencies, own.Agency) && Matches(ids, own.Id)))];
        if (named.Count == 0)
        {
            return Unknown($"{context}/{agency}/{id}/{version}");
        }

        List<Outcome<FlowReference>> chosen = [.. named.GroupBy(flow => flow.Dataflow.Reference.Id, StringComparer.Ordinal)
            .SelectMany(versions => version.Split(',').Select(one => Choose([.. versions], one, id)))];
        List<FlowReference> there = [.. chosen.Where(one => one.Succeeded).Select(one => one.Value).DistinctBy(one => one.Flow.Dataflow.Reference)];
        return there.Count > 0 ? there : chosen[0].Problem!;
    }

    private static IEnumerable<StructureReference> Names(SdmxFlow flow, string context)
    {
        var own = flow.Dataflow.Reference;
        return context switch
        {
            "dataflow" => [own],
            "datastructure" => [flow.Structure.Reference],
            "provisionagreement" => [own with { Id = "PA_" + own.Id["DF_".Length..] }],
            _ => [own, flow.Structure.Reference],
        };
    }

    private static bool Matches(string[] wanted, string id) => wanted.Contains("*", StringComparer.Ordinal) || wanted.Contains(id, StringComparer.Ordinal);

    private static Outcome<FlowReference> Choose(List<SdmxFlow> versions, string version, string text)
    {
        if (versions.Count == 0)
        {
            return Unknown(text);
        }

        var at = version is Latest or SeriesKeys.All or "*" or "~" or "+" ? versions.Count - 1
            : versions.FindIndex(flow => Same(flow.Dataflow.Reference.Version, version));
        return at < 0
            ? SdmxProblems.NoResults($"{versions[0].Dataflow.Reference.Id} has no version {version}. It has {string.Join(", ", versions.Select(flow => flow.Dataflow.Reference.Version))}.")
            : new FlowReference(versions[at], [.. versions.Take(at + 1)]);
    }

    private static Problem Unknown(string text) => SdmxProblems.NoResults($"No dataflow is called {text}. /sdmx/rest/dataflow lists them all.");

    // 1.0 and 1.0.0 are the same
    private static bool Same(string own, string asked) => VersionOrder.Of(own) == VersionOrder.Of(asked.TrimEnd('+', '~'));

    /// <summary>What was public at a moment; null where nothing of it was.</summary>
    public FlowReference? AsOf(DateTime moment)
    {
        List<SdmxFlow> known = [.. Versions.Where(flow => flow.Table.PublishedAt <= moment)];
        return known.Count == 0 ? null : new FlowReference(known[^1], known);
    }
}
