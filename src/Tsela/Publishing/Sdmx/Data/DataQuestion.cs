using Tsela.Engine.Sdmx;
using Tsela.Engine.Sdmx.Data;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>A question for data, read and checked against the structure of the flow; both generations come to this.</summary>
internal sealed record DataQuestion(SdmxFlow Flow)
{
    /// <summary>For each dimension which of its codes are wanted; null for all.</summary>
    public IReadOnlyList<bool[]?> Codes { get; init; } = new bool[]?[Flow.Dimensions.Count];

    /// <summary>Which periods are wanted; null for all.</summary>
    public bool[]? Periods { get; init; }

    /// <summary>What else a series must be; null where nothing else is asked.</summary>
    public Func<FlowSeries, bool>? Keys { get; init; }

    /// <summary>What a figure must be; null where nothing is asked.</summary>
    public Func<FlowObservation, bool>? Figures { get; init; }

    /// <summary>UTC after which a figure must have changed.</summary>
    public DateTime? UpdatedAfter { get; init; }

    public int? First { get; init; }

    public int? Last { get; init; }

    /// <summary>Earlier versions too.</summary>
    public bool WithHistory { get; init; }

    /// <summary>Id of a dimension, or AllDimensions.</summary>
    public string ObservationDimension { get; init; } = DataStructure.TimeId;

    /// <summary>Which attributes are wanted; null for all.</summary>
    public IReadOnlySet<string>? Attributes { get; init; }

    public bool WithValues { get; init; } = true;

    public bool WithObservations { get; init; } = true;

    public long Offset { get; init; }

    public long? Limit { get; init; }

    public IReadOnlyList<SortedBy> Order { get; init; } = [];

    /// <summary>The wanted series of a flow of the same dimensions, by time.</summary>
    public IEnumerable<FlowSeries> Of(SdmxFlow flow, Func<FlowSeries, FlowObservation, bool>? also = null)
    {
        var question = ReferenceEquals(flow, Flow) ? this : Moved(flow);
        return flow.Series(question.Codes).Where(series => question.Keys?.Invoke(series) != false).Narrowed(question.Kept(also), First, Last);
    }

    private Func<FlowSeries, FlowObservation, bool>? Kept(Func<FlowSeries, FlowObservation, bool>? also) => Periods is null && Figures is null ? also
        : (series, observation) => Periods?[observation.Place] != false && Figures?.Invoke(observation) != false && also?.Invoke(series, observation) != false;

    /// <summary>The same question to another version, whose codes and periods stand at other places.</summary>
    private DataQuestion Moved(SdmxFlow flow)
    {
        var codes = Flow.Dimensions.Select((dimension, place) => Codes[place] is null ? null : Wanted(dimension.Codes.Where((_, code) => Codes[place]![code]).Select(code => code.Id), flow.Dimensions[place].Codes.Select(code => code.Id)));
        return this with
        {
            Flow = flow, Codes = [.. codes],
            Periods = Periods is null ? null : Wanted(Flow.Periods.Where((_, period) => Periods[period]).Select(period => period.Text), flow.Periods.Select(period => period.Text)),
            Keys = Keys is null ? null : series => Back(flow, series) is { } known && Keys(known),
        };
    }

    private static bool[] Wanted(IEnumerable<string> ids, IEnumerable<string> all)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(wanted.Contains)];
    }

    private FlowSeries? Back(SdmxFlow from, FlowSeries series)
    {
        var key = series.Key.Select((code, dimension) => Flow.Dimensions[dimension].Codes.ToList().FindIndex(one => one.Id == from.Dimensions[dimension].Codes[code].Id)).ToArray();
        return key.Contains(-1) ? null : series with { Key = key };
    }
}

/// <param name="Dimension">Place of a dimension, time after the others; -1 for the value.</param>
internal readonly record struct SortedBy(int Dimension, bool Descending);
