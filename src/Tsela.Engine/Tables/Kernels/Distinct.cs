using System.Numerics;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>
/// Numbers of different keys by cell. Pairs of key and cell are first parted by key, so that the set of pairs of a part
/// stays in the cache; each part is then counted on its own, again for each kind of subtotal.
/// </summary>
internal sealed class DistinctMeasure : CellMeasure
{
    private readonly Roads roads;
    private readonly List<PairParts> gathered = [];
    private readonly long[] different;
    private readonly List<uint[]> targets = [];
    private readonly PairLayout layout;
    private bool isCounted;

    /// <param name="cells">Number of cells.</param>
    /// <param name="layout">How pairs are put together.</param>
    /// <param name="roads">How.</param>
    public DistinctMeasure(int cells, PairLayout layout, Roads roads)
        : base(cells)
    {
        this.roads = roads;
        different = new long[cells];
        this.layout = layout;
    }

    public override CellPart Begin(TablePlan plan) => new Part(Rows.Length, roads, layout);

    public override void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        base.Fold(plan, parts);
        gathered.AddRange(parts.Cast<Part>().Select(part => part.Pairs));
    }

    public override void AddTotals(uint[] inner, uint[] targets)
    {
        base.AddTotals(inner, targets);
        var map = new uint[Rows.Length];
        for (var i = 0; i < inner.Length; i++)
        {
            map[inner[i]] = targets[i];
        }

        this.targets.Add(map);
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
        var threads = gathered.Sum(pairs => pairs.Count) <= roads.SerialRows ? 1 : roads.Threads;
        var next = -1;
        var counts = new long[threads][];
        void Work(int thread)
        {
            counts[thread] = new long[different.Length];
            var sets = new PairSet(layout, counts[thread], targets);
            while (Interlocked.Increment(ref next) is var part && part < layout.Parts)
            {
                sets.Count([.. gathered.Select(pairs => pairs.OfPart(part))]);
            }
        }

        if (threads == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Work);
        }

        foreach (var ofThread in counts)
        {
            for (var cell = 0; cell < different.Length; cell++)
            {
                different[cell] += ofThread[cell];
            }
        }
    }

    private sealed class Part(int cells, Roads roads, PairLayout layout) : CellPart(cells, roads)
    {
        public PairParts Pairs { get; } = new(layout);

        public override void Add(Morsel morsel)
        {
            base.Add(morsel);
            Pairs.Add(morsel);
        }
    }
}

/// <summary>
/// How a key and a cell are put together: the lower bits of the key say the part, the others and the cell are the pair.
/// </summary>
/// <param name="PartBits">Bits of the part.</param>
/// <param name="CellBits">Bits of the cell.</param>
/// <param name="Keys">Keys of a part are below this.</param>
/// <param name="SetBits">Sets of pairs with at most so many places are sets of bits.</param>
internal sealed record PairLayout(int PartBits, int CellBits, ulong Keys, long SetBits)
{
    private const int MostPartBits = 10;

    public int Parts => 1 << PartBits;

    public static PairLayout For(int cells, ulong keys, long rows, Roads roads)
    {
        var cellBits = BitOperations.Log2((uint)Math.Max(cells - 1, 1)) + 1;
        var partBits = roads.Threads > 1 ? 4 : 1;
        while (partBits < MostPartBits && rows >> partBits > roads.MorselRows && ((UInt128)(keys >> partBits) << cellBits) > (UInt128)roads.DistinctBits)
        {
            partBits++;
        }

        return new PairLayout(partBits, cellBits, (keys >> partBits) + 1, roads.DistinctBits);
    }
}

/// <summary>Pairs of one thread by part, in blocks that are never moved.</summary>
internal sealed class PairParts(PairLayout layout)
{
    private const int BlockLength = 1 << 10;
    private const int SlabLength = 1 << 16;
    private readonly List<ulong[]> slabs = [];
    private readonly List<(int Slab, int Start)>[] blocks = [.. Enumerable.Range(0, layout.Parts).Select(_ => new List<(int Slab, int Start)>())];
    private readonly (ulong[] Slab, int Next, int End)[] open = new (ulong[], int, int)[layout.Parts];
    private int nextBlock = SlabLength;

    public long Count { get; private set; }

    public void Add(Morsel morsel)
    {
        var mask = (ulong)layout.Parts - 1;
        var (partBits, cellBits) = (layout.PartBits, layout.CellBits);
        Count += morsel.Kept;
        for (var i = 0; i < morsel.Kept; i++)
        {
            var key = morsel.Values[i];
            ref var block = ref open[key & mask];
            if (block.Next == block.End)
            {
                block = Begin((int)(key & mask));
            }

            block.Slab[block.Next++] = ((key >> partBits) << cellBits) | morsel.Cells[i];
        }
    }

    /// <summary>Adds one number to the part of a key.</summary>
    public void Add(ulong key, ulong item)
    {
        Count++;
        var part = (int)(key & ((ulong)layout.Parts - 1));
        ref var block = ref open[part];
        if (block.Next == block.End)
        {
            block = Begin(part);
        }

        block.Slab[block.Next++] = item;
    }

    public IEnumerable<ReadOnlyMemory<ulong>> OfPart(int part)
    {
        var of = blocks[part];
        for (var i = 0; i < of.Count; i++)
        {
            var length = i < of.Count - 1 ? BlockLength : open[part].Next - of[i].Start;
            yield return slabs[of[i].Slab].AsMemory(of[i].Start, length);
        }
    }

    private (ulong[] Slab, int Next, int End) Begin(int part)
    {
        if (nextBlock == SlabLength)
        {
            slabs.Add(GC.AllocateUninitializedArray<ulong>(SlabLength));
            nextBlock = 0;
        }

        var start = nextBlock;
        nextBlock += BlockLength;
        blocks[part].Add((slabs.Count - 1, start));
        return (slabs[^1], start, start + BlockLength);
    }
}

/// <summary>The different pairs of a part, counted by cell and by the cells of totals.</summary>
internal sealed class PairSet(PairLayout layout, long[] counts, IReadOnlyList<uint[]> targets)
{
    private readonly ulong places = layout.Keys << layout.CellBits;
    private ulong[] bits = [];
    private bool hasBits;
    private ulong[] slots = [];
    private ulong[] found = [];

    public void Count(IReadOnlyList<IEnumerable<ReadOnlyMemory<ulong>>> pairs)
    {
        var all = pairs.SelectMany(blocks => blocks).ToList();
        var most = all.Sum(block => block.Length);
        if (found.Length < most)
        {
            found = GC.AllocateUninitializedArray<ulong>(most);
        }

        // a set of bits is the faster one for as long as emptying it costs less than the pairs
        hasBits = places <= (ulong)layout.SetBits * 4 && places <= 64 * (ulong)most;
        Clear(most);
        var different = 0;
        foreach (var block in all)
        {
            different = !hasBits ? Hashed(block.Span, different) : Marked(block.Span, different);
        }

        var mask = (1UL << layout.CellBits) - 1;
        for (var i = 0; i < different; i++)
        {
            counts[found[i] & mask]++;
        }

        foreach (var map in targets)
        {
            Totals(map, different, mask);
        }
    }

    private void Clear(int most)
    {
        if (hasBits)
        {
            bits = bits.Length == 0 ? new ulong[(places >> 6) + 1] : bits;
            bits.AsSpan().Clear();
            return;
        }

        var wanted = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(most * 2, 16));
        if (slots.Length < wanted)
        {
            slots = new ulong[wanted];
        }
        else
        {
            slots.AsSpan().Clear();
        }
    }

    private int Marked(ReadOnlySpan<ulong> pairs, int different)
    {
        var (marks, list) = (bits, found);
        foreach (var pair in pairs)
        {
            ref var word = ref marks[pair >> 6];
            var bit = 1UL << (int)pair;
            list[different] = pair;
            different += (word & bit) == 0 ? 1 : 0;
            word |= bit;
            if (different == list.Length)
            {
                break;
            }
        }

        return different;
    }

    private int Hashed(ReadOnlySpan<ulong> pairs, int different)
    {
        var last = (ulong)slots.Length - 1;
        foreach (var pair in pairs)
        {
            var slot = (pair * 0x9E3779B97F4A7C15UL) >> 20 & last;
            while (slots[slot] != 0 && slots[slot] != pair + 1)
            {
                slot = (slot + 1) & last;
            }

            if (slots[slot] == 0)
            {
                slots[slot] = pair + 1;
                found[different++] = pair;
            }
        }

        return different;
    }

    /// <summary>Counts the pairs that differ once their cells are those of a subtotal.</summary>
    private void Totals(uint[] map, int different, ulong mask)
    {
        Clear(different);
        var last = (ulong)slots.Length - 1;
        for (var i = 0; i < different; i++)
        {
            var target = map[found[i] & mask];
            var pair = (found[i] & ~mask) | target;
            if (hasBits)
            {
                var bit = 1UL << (int)pair;
                counts[target] += (bits[pair >> 6] & bit) == 0 ? 1 : 0;
                bits[pair >> 6] |= bit;
                continue;
            }

            var slot = (pair * 0x9E3779B97F4A7C15UL) >> 20 & last;
            while (slots[slot] != 0 && slots[slot] != pair + 1)
            {
                slot = (slot + 1) & last;
            }

            counts[target] += slots[slot] == 0 ? 1 : 0;
            slots[slot] = pair + 1;
        }
    }
}
