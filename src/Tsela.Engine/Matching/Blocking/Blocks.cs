namespace Tsela.Engine.Matching.Blocking;

/// <summary>
/// The records of one pass, block by block. A block that would offer too many pairs is split by further parts of
/// keys; where nothing is left to split it by, each record is paired with its neighbours in the block alone.
/// </summary>
internal sealed class Blocks
{
    // partners of a record among those that no key tells apart from it
    private const int Neighbours = 3;

    private readonly List<(int Start, int End, int Reach)> blocks = [];
    private readonly int[] records;
    private readonly int sizeMax;
    private readonly int last;
    private int[]? blockOf;

    /// <param name="pass">The pass.</param>
    /// <param name="among">The records that take part, in ascending order.</param>
    /// <param name="splitting">Parts by which a large block may be split, the first tried first.</param>
    /// <param name="sizeMax">Records that a block may hold.</param>
    public Blocks(Pass pass, int[] among, IReadOnlyList<KeyPart> splitting, int sizeMax)
    {
        this.sizeMax = Math.Min(sizeMax, pass.BlockSizeMax ?? sizeMax);
        records = Having(pass, among);
        foreach (var part in pass.Parts)
        {
            Sort(records, part.Codes);
        }

        var further = splitting.Where(part => (part.Features & pass.Features) == 0).ToArray();
        for (var start = 0; start < records.Length;)
        {
            var end = start + 1;
            while (end < records.Length && pass.Offers(records[start], records[end]))
            {
                end++;
            }

            SplitBlocks += end - start > this.sizeMax ? 1 : 0;
            Add(start, end, further, 0);
            start = end;
        }

        last = among.Length == 0 ? 0 : among[^1];
        Pairs = blocks.Sum(block => PairsOf(block.End - block.Start, block.Reach));
    }

    /// <summary>Number of the block of each record, from 1; 0 where it is in none that offers all its pairs.</summary>
    public int[] BlockOf => blockOf ??= Numbered();

    /// <summary>Pairs that the blocks offer.</summary>
    public long Pairs { get; }

    public int SplitBlocks { get; }

    public int Count => blocks.Count;

    /// <summary>Records of a block in ascending order, and how many places further on a record's partners reach.</summary>
    public ReadOnlySpan<int> Of(int block, out int reach)
    {
        (var start, var end, reach) = blocks[block];
        return records.AsSpan(start, end - start);
    }

    private static int[] Having(Pass pass, int[] among)
    {
        var having = new int[among.Length];
        var count = 0;
        foreach (var record in among)
        {
            having[count] = record;
            count += pass.Offers(record, record) ? 1 : 0;
        }

        return having[..count];
    }

    private int[] Numbered()
    {
        var numbers = new int[last + 1];
        for (var block = 0; block < blocks.Count; block++)
        {
            var (start, end, reach) = blocks[block];
            for (var index = start; index < end && reach >= end - start - 1; index++)
            {
                numbers[records[index]] = block + 1;
            }
        }

        return numbers;
    }

    private static long PairsOf(int size, int reach) =>
        reach >= size - 1 ? (long)size * (size - 1) / 2 : ((long)size * reach) - ((long)reach * (reach + 1) / 2);

    private void Add(int start, int end, KeyPart[] further, int depth)
    {
        if (end - start < 2)
        {
            return;
        }

        if (end - start <= sizeMax)
        {
            blocks.Add((start, end, end - start - 1));
            return;
        }

        if (depth == further.Length)
        {
            blocks.Add((start, end, Neighbours));
            return;
        }

        var codes = further[depth].Codes;
        Array.Sort(records, start, end - start, Comparer<int>.Create((a, b) => codes[a] != codes[b] ? codes[a].CompareTo(codes[b]) : a.CompareTo(b)));
        for (var from = start; from < end;)
        {
            var to = from + 1;
            while (to < end && codes[records[to]] == codes[records[from]])
            {
                to++;
            }

            Add(from, to, further, depth + 1);
            from = to;
        }
    }

    // counting sort: stable, so that the parts may be sorted by one after the other
    private static void Sort(int[] records, int[] codes)
    {
        var places = new int[codes.Length == 0 ? 2 : codes.Max() + 2];
        foreach (var record in records)
        {
            places[codes[record] + 1]++;
        }

        for (var code = 1; code < places.Length; code++)
        {
            places[code] += places[code - 1];
        }

        var sorted = new int[records.Length];
        foreach (var record in records)
        {
            sorted[places[codes[record]]++] = record;
        }

        sorted.CopyTo(records, 0);
    }
}
