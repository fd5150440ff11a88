using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>What a version changed against one before it, figure by figure; the two may have other codes and periods.</summary>
internal sealed class Changes
{
    private readonly Dictionary<string, Dictionary<string, FlowObservation>> before = new(StringComparer.Ordinal);

    public static Changes Since(IEnumerable<FlowSeries> series, SdmxFlow flow)
    {
        var changes = new Changes();
        foreach (var one in series)
        {
            changes.before[KeyOf(flow, one)] = one.Observations.ToDictionary(observation => flow.Periods[observation.Place].Text, StringComparer.Ordinal);
        }

        return changes;
    }

    /// <summary>True where the figure is new or other than it was.</summary>
    public bool Changed(SdmxFlow after, FlowSeries series, FlowObservation observation) =>
        Find(after, series, observation) is not { } known || known.Value != observation.Value || known.Status != observation.Status;

    /// <summary>True where the figure was not there.</summary>
    public bool IsMissing(SdmxFlow other, FlowSeries series, FlowObservation observation) => Find(other, series, observation) is null;

    private FlowObservation? Find(SdmxFlow other, FlowSeries series, FlowObservation observation) =>
        before.TryGetValue(KeyOf(other, series), out var figures) && figures.TryGetValue(other.Periods[observation.Place].Text, out var known) ? known : null;

    private static string KeyOf(SdmxFlow of, FlowSeries series) => string.Join('.', series.Key.Select((code, dimension) => of.Dimensions[dimension].Codes[code].Id));
}
