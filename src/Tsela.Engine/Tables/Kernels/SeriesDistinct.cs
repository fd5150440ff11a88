using System.Numerics;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>
/// Numbers of different keys by cell and day of a series: what a key has in a cell are spans of days, which are parted by
/// key, sorted and joined where they overlap, so that a day counts a key once; again for each kind of subtotal.
/// </summary>
internal sealed class SeriesDistinctMeasure(DensePlaces places, int subsets, uint days, uint dayStride, PairLayout layout, Roads roads) : CellMeasure(places.Count)
{
    private const int SpanBits = 32;
    private readonly List<PairParts> gathered = [];
    private readonly long[] different = new long[places.Count];
    private bool isCounted;

    /// <summary>True where a key, a cell and a span have room in one number.</summary>
    public static bool Fits(PairLayout layout) => layout.CellBits + BitOperations.Log2(layout.Keys) + 1 <= 64 - SpanBits;

    public override CellPart Begin(TablePlan plan) => new Part(Rows.Length, dayStride, ((Series)plan.Placing!).Ages, layout, roads);

    public override void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        base.Fold(plan, parts);
        gathered.AddRange(parts.Cast<Part>().Select(part => part.Spans));
    }

    public override decimal? ValueOf(int cell)
    {
        if (!isCounted)
        {
            Count();
            isCounted = true;
        }

        return different[cell];
    }

    private void Count()
    {
        var block = dayStride * (days + 1);
        var starts = Enumerable.Range(0, places.Count).Where(cell => cell % block < dayStride).Select(cell => (uint)cell).ToArray();
        var maps = Enumerable.Range(0, subsets).Select(subset => MapOf(starts, places.Targets(starts, subset))).ToArray();
        var threads = gathered.Sum(spans => spans.Count) <= roads.SerialRows ? 1 : roads.Threads;
        var next = -1;
        var differences = new long[threads][];
        void Work(int thread)
        {
            differences[thread] = new long[different.Length];
            while (Interlocked.Increment(ref next) is var part && part < layout.Parts)
            {
                Count(part, maps, differences[thread]);
            }
        }

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Work);
        foreach (var ofThread in differences)
        {
            for (var cell = 0; cell < different.Length; cell++)
            {
                different[cell] += ofThread[cell];
            }
        }

        SeriesPart.SumUp(different, days, dayStride);
    }

    private uint[] MapOf(uint[] starts, uint[] targets)
    {
        var map = new uint[places.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            map[starts[i]] = targets[i];
        }

        return map;
    }

    private void Count(int part, uint[][] maps, long[] differences)
    {
        var spans = gathered.SelectMany(pairs => pairs.OfPart(part)).SelectMany(block => block.ToArray()).ToArray();
        var mask = (1UL << layout.CellBits) - 1;
        var mapped = new ulong[spans.Length];
        foreach (var map in maps)
        {
            for (var i = 0; i < spans.Length; i++)
            {
                var pair = spans[i] >> SpanBits;
                mapped[i] = (((pair & ~mask) | map[pair & mask]) << SpanBits) | (spans[i] & uint.MaxValue);
            }

            Array.Sort(mapped);
            Join(mapped, mask, differences);
        }
    }

    private void Join(ulong[] spans, ulong mask, long[] differences)
    {
        for (var i = 0; i < spans.Length;)
        {
            var pair = spans[i] >> SpanBits;
            var (begin, end) = ((uint)(spans[i] >> 16) & ushort.MaxValue, (uint)spans[i] & ushort.MaxValue);
            for (i++; i < spans.Length && spans[i] >> SpanBits == pair && ((uint)(spans[i] >> 16) & ushort.MaxValue) <= end; i++)
            {
                end = Math.Max(end, (uint)spans[i] & ushort.MaxValue);
            }

            var cell = (uint)(pair & mask);
            differences[cell + (begin * dayStride)]++;
            differences[cell + (end * dayStride)]--;
        }
    }

    private sealed class Part(int cells, uint dayStride, AgeRuns? ages, PairLayout layout, Roads roads) : SeriesPart(cells, dayStride, ages, roads)
    {
        public PairParts Spans { get; } = new(layout);

        protected override void Span(Morsel morsel, int row, uint cell, uint begin, uint end)
        {
            base.Span(morsel, row, cell, begin, end);
            var key = morsel.Values[row];
            Spans.Add(key, ((((key >> layout.PartBits) << layout.CellBits) | cell) << SpanBits) | (begin << 16) | end);
        }
    }
}
