using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>Reads a question of REST 1.5: <c>/data/{flow}/{key}/{provider}</c>.</summary>
internal static class FirstGeneration
{
    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal);

    public static Outcome<(FlowReference Reference, DataQuestion Question)> Read(DoorCall call, SdmxCatalogue catalogue)
    {
        var reference = FlowReference.First(catalogue, call.Part("flow", ""));
        if (reference.Problem is { } unknown)
        {
            return unknown;
        }

        var flow = reference.Value.Flow;
        var key = SeriesKeys.First(flow, call.Part("key", SeriesKeys.All));
        if (key.Problem is { } wrong)
        {
            return wrong;
        }

        var provider = call.Part("provider", SeriesKeys.All).Split('+', ',');
        if (!provider.Contains(SeriesKeys.All, StringComparer.Ordinal) && !provider.Contains(CommonSchemes.Publisher, StringComparer.Ordinal))
        {
            return SdmxProblems.Empty($"All data here are provided by {CommonSchemes.Publisher}.");
        }

        var common = CommonParameters.Read(call, new DataQuestion(flow) { Codes = key.Value });
        var times = Times(call, flow);
        if ((common.Problem ?? times.Problem) is { } refusal)
        {
            return refusal;
        }

        var question = common.Value with { Periods = times.Value };
        return call.Query("detail") switch
        {
            null or "full" => (reference.Value, question),
            "dataonly" => (reference.Value, question with { Attributes = Nothing }),
            "serieskeysonly" => (reference.Value, question with { Attributes = Nothing, WithObservations = false }),
            "nodata" => (reference.Value, question with { WithObservations = false }),
            var detail => SdmxProblems.Syntax($"detail={detail} is not known. Write full, dataonly, serieskeysonly or nodata."),
        };
    }

    /// <summary>A figure is in where its period begins with startPeriod or later, and ends with endPeriod or earlier.</summary>
    private static Outcome<bool[]?> Times(DoorCall call, SdmxFlow flow)
    {
        var start = Period(call, "startPeriod");
        var end = Period(call, "endPeriod");
        if ((start.Problem ?? end.Problem) is { } refusal)
        {
            return refusal;
        }

        if (start.Value is null && end.Value is null)
        {
            return (bool[]?)null;
        }

        return flow.Periods.Select(period => (start.Value is null || period.First >= start.Value.First) && (end.Value is null || period.Last <= end.Value.Last)).ToArray();
    }

    private static Outcome<TimePeriod?> Period(DoorCall call, string name)
    {
        if (call.Query(name) is not { } text)
        {
            return (TimePeriod?)null;
        }

        return TimePeriod.TryParse(text.Replace(' ', '+'), out var period)
            ? period
            : SdmxProblems.Syntax($"{name}={text} is no period. Write it as 2024, 2024-S1, 2024-T1, 2024-Q1, 2024-03, 2024-W09 or 2024-03-31.");
    }
}
