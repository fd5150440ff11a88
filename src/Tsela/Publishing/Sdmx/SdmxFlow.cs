using Tsela.Disclosure;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>One version of a public table as a dataflow: its structure, and its cells as series.</summary>
public sealed class SdmxFlow
{
    private readonly int[] sources;
    private readonly int[] order;
    private readonly int[] frequencyOf;
    private readonly int[] periodOf;

    /// <param name="dimensions">FREQ first, then REF_AREA, then the rest; without time.</param>
    /// <param name="sources">For each of them its place in the table's dimensions; -1 where the table has none.</param>
    /// <param name="times">The period of each code of the table's time.</param>
    internal SdmxFlow(
        PublicTable table, Dataflow dataflow, DataStructure structure, IReadOnlyList<FlowDimension> dimensions, int[] sources, IReadOnlyList<TimePeriod> times,
        IReadOnlyList<AttributeValue> attributes)
    {
        Table = table;
        Dataflow = dataflow;
        Structure = structure;
        Dimensions = dimensions;
        this.sources = sources;
        Attributes = attributes;
        Periods = [.. times.OrderBy(time => time.First).ThenBy(time => time.Last).ThenBy(time => time.Text, StringComparer.Ordinal)];
        var places = Periods.Select((period, place) => (period.Text, place)).ToDictionary(one => one.Text, one => one.place, StringComparer.Ordinal);
        periodOf = [.. times.Select(time => places[time.Text])];
        frequencyOf = [.. times.Select(time => Enumerable.Range(0, dimensions[0].Codes.Count).First(code => dimensions[0].Codes[code].Id == time.Frequency))];
        Head = new FlowHead(dataflow, structure, dimensions, Periods, attributes);
        order = [.. Enumerable.Range(0, times.Count).OrderBy(time => frequencyOf[time]).ThenBy(time => periodOf[time])];
    }

    public PublicTable Table { get; }

    /// <summary>What the writers of data need besides the figures.</summary>
    public FlowHead Head { get; }

    public Dataflow Dataflow { get; }

    public DataStructure Structure { get; }

    /// <summary>In the order of a key, without time.</summary>
    public IReadOnlyList<FlowDimension> Dimensions { get; }

    /// <summary>In the order of time.</summary>
    public IReadOnlyList<TimePeriod> Periods { get; }

    /// <summary>The attributes of the whole dataset.</summary>
    public IReadOnlyList<AttributeValue> Attributes { get; }

    /// <summary>The series one after another, each whole; nothing is held but the one that is read.</summary>
    /// <param name="wanted">For each dimension which of its codes; null, or null for a dimension, for all.</param>
    public IEnumerable<FlowSeries> Series(IReadOnlyList<bool[]?>? wanted = null)
    {
        var cells = Table.Table.Cells;
        var run = new SafeCell?[order.Length];
        for (var from = 0; from < cells.Count;)
        {
            var first = cells[from];
            var to = from;
            var isWanted = IsWanted(first, wanted);
            for (; to < cells.Count && SameSeries(first, cells[to]); to++)
            {
                run[cells[to].At[^1]] = cells[to];
            }

            if (isWanted)
            {
                foreach (var series in OfRun(first, run, wanted?[0]))
                {
                    yield return series;
                }
            }

            Array.Clear(run);
            from = to;
        }
    }

    private IEnumerable<FlowSeries> OfRun(SafeCell first, SafeCell?[] run, bool[]? frequencies)
    {
        for (var at = 0; at < order.Length;)
        {
            var frequency = frequencyOf[order[at]];
            var observations = new List<FlowObservation>();
            for (; at < order.Length && frequencyOf[order[at]] == frequency; at++)
            {
                if (run[order[at]] is { } cell)
                {
                    observations.Add(new FlowObservation(periodOf[order[at]], cell.Value, FlowStatuses.Of(cell.Symbol)));
                }
            }

            if (observations.Count > 0 && frequencies?[frequency] != false)
            {
                yield return new FlowSeries(KeyOf(first, frequency), observations);
            }
        }
    }

    private int[] KeyOf(SafeCell cell, int frequency)
    {
        var key = new int[sources.Length];
        key[0] = frequency;
        for (var dimension = 1; dimension < key.Length; dimension++)
        {
            key[dimension] = sources[dimension] < 0 ? 0 : cell.At[sources[dimension]];
        }

        return key;
    }

    private bool IsWanted(SafeCell cell, IReadOnlyList<bool[]?>? wanted)
    {
        for (var dimension = 1; wanted is not null && dimension < sources.Length; dimension++)
        {
            if (wanted[dimension] is { } codes && !codes[sources[dimension] < 0 ? 0 : cell.At[sources[dimension]]])
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameSeries(SafeCell one, SafeCell other)
    {
        for (var place = 0; place < one.At.Count - 1; place++)
        {
            if (one.At[place] != other.At[place])
            {
                return false;
            }
        }

        return true;
    }
}
