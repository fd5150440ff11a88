using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>Reads keys as <c>A.F+M..LS-A</c>.</summary>
internal static class SeriesKeys
{
    public const string All = "all";

    /// <summary>REST 1: every dimension has its place between dots, an empty place is every code, and <c>+</c> stands between codes.</summary>
    public static Outcome<bool[]?[]> First(SdmxFlow flow, string key)
    {
        if (key is All or "")
        {
            return new bool[]?[flow.Dimensions.Count];
        }

        var parts = key.Split('.');
        if (parts.Length == flow.Dimensions.Count)
        {
            return Wanted(flow, parts);
        }

        return SdmxProblems.Syntax(
            $"The key {key} has {HowMany.Of(parts.Length, "part")} and {flow.Dataflow.Reference.Id} has {HowMany.Of(flow.Dimensions.Count, "dimension")}: {Names(flow)}. Write one part for each, with dots between them; leave a part empty for all codes.");
    }

    /// <summary>REST 2: <c>*</c> is every code, dimensions left out at the end too, and commas stand between whole keys.</summary>
    public static Outcome<DataQuestion> Second(DataQuestion question, string keys)
    {
        var flow = question.Flow;
        var each = new List<IReadOnlyList<bool[]?>>();
        foreach (var key in keys.Split(','))
        {
            var parts = key.Split('.');
            if (parts.Length > flow.Dimensions.Count)
            {
                return SdmxProblems.Syntax($"The key {key} has {HowMany.Of(parts.Length, "part")} and {flow.Dataflow.Reference.Id} has {HowMany.Of(flow.Dimensions.Count, "dimension")}: {Names(flow)}.");
            }

            each.Add(Wanted(flow, [.. parts.Select(part => part == "*" ? "" : part), .. Enumerable.Repeat("", flow.Dimensions.Count - parts.Length)]));
        }

        if (each.Count == 1)
        {
            return question with { Codes = each[0] };
        }

        return question with { Keys = series => each.Exists(wanted => Enumerable.Range(0, wanted.Count).All(place => wanted[place]?[series.Key[place]] != false)) };
    }

    /// <summary>For each part which codes of the dimension it names; a code that the flow does not use names none.</summary>
    private static bool[]?[] Wanted(SdmxFlow flow, string[] parts) =>
        [.. parts.Select((part, place) => part.Length == 0 ? null : Named(flow.Dimensions[place], part.Split('+', ' ')))];

    private static bool[] Named(FlowDimension dimension, string[] codes) => [.. dimension.Codes.Select(code => codes.Contains(code.Id, StringComparer.Ordinal))];

    private static string Names(SdmxFlow flow) => string.Join(", ", flow.Dimensions.Select(dimension => dimension.Id));
}
