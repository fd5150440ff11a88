using Tsela.Engine.Matching.Scoring;

namespace Tsela.Engine.Matching.Blocking;

/// <summary>Goes through the pairs that the passes offer, each pair once.</summary>
internal sealed class PairGenerator
{
    private const int PairsInTask = 200_000;

    private readonly PersonTable table;
    private readonly LinkageOptions options;
    private readonly CancellationToken stop;
    private readonly Blocks[] blocks;

    // [record * passes + pass]: what is asked of one record lies side by side
    private readonly int[] blockOf;

    public PairGenerator(
        PersonTable table, LinkageOptions options, IReadOnlyList<Pass> passes, IReadOnlyList<KeyPart> parts, PairBudget budget, CancellationToken stop)
    {
        (this.table, this.options, this.stop) = (table, options, stop);
        var records = Enumerable.Range(0, table.Count).ToArray();
        var splitting = parts.Where(part => part.Collision < 0.2).OrderByDescending(part => part.Agreeing).ToArray();
        blocks = [.. passes.Select(pass => new Blocks(pass, records, splitting, budget.BlockSizeMax))];
        blockOf = SideBySide(blocks, table.Count);
        Offered = [.. blocks.Select(each => each.Pairs)];
        Split = [.. blocks.Select(each => each.SplitBlocks)];
    }

    /// <summary>Pairs of records below this number are not asked for.</summary>
    public int FirstNew { get; init; }

    /// <summary>Pairs of each pass.</summary>
    public IReadOnlyList<long> Offered { get; }

    /// <summary>Split blocks of each pass.</summary>
    public IReadOnlyList<int> Split { get; }

    /// <summary>Scores every pair that the passes offer.</summary>
    /// <param name="scorer">Weighs a pair.</param>
    /// <param name="floor">Bits of evidence below which a pair is forgotten.</param>
    /// <returns>Pairs in ascending order with their bits of evidence, and how many were compared.</returns>
    public (List<ScoredPair> Pairs, long Compared) Score(Scorer scorer, double floor)
    {
        var tasks = blocks.SelectMany((each, pass) => Tasks(each).Select(range => (Pass: pass, range.From, range.To))).ToArray();
        var found = new List<ScoredPair>[tasks.Length];
        var compared = new long[tasks.Length];
        Parallel.For(0, tasks.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = stop }, index =>
        {
            var mine = found[index] = [];
            var (pass, from, to) = tasks[index];
            for (var block = from; block < to; block++)
            {
                var records = blocks[pass].Of(block, out var reach);
                for (var i = 0; i < records.Length; i++)
                {
                    for (var j = i + 1; j <= Math.Min(records.Length - 1, i + reach); j++)
                    {
                        var (a, b) = records[i] < records[j] ? (records[i], records[j]) : (records[j], records[i]);
                        if (IsAsked(a, b, pass))
                        {
                            compared[index]++;
                            var weight = scorer.Weigh(a, b, floor);
                            if (weight >= floor)
                            {
                                mine.Add(new ScoredPair(a, b, (float)weight));
                            }
                        }
                    }
                }
            }
        });

        return (Merged(found), compared.Sum());
    }

    private static int[] SideBySide(Blocks[] blocks, int count)
    {
        var together = new int[count * blocks.Length];
        for (var pass = 0; pass < blocks.Length; pass++)
        {
            var of = blocks[pass].BlockOf;
            for (var record = 0; record < of.Length; record++)
            {
                together[(record * blocks.Length) + pass] = of[record];
            }
        }

        return together;
    }

    // in the order of the records; a pair of neighbours in a block without end may have come twice
    private static List<ScoredPair> Merged(List<ScoredPair>[] found)
    {
        var pairs = found.SelectMany(list => list).ToArray();
        var keys = new ulong[pairs.Length];
        for (var index = 0; index < pairs.Length; index++)
        {
            keys[index] = ((ulong)(uint)pairs[index].A << 32) | (uint)pairs[index].B;
        }

        Array.Sort(keys, pairs);
        var merged = new List<ScoredPair>(pairs.Length);
        for (var index = 0; index < pairs.Length; index++)
        {
            if (index == 0 || keys[index] != keys[index - 1])
            {
                merged.Add(pairs[index]);
            }
        }

        return merged;
    }

    private bool IsAsked(int a, int b, int pass)
    {
        if (options.Scope != LinkageScope.Everywhere && table.Sources is { } sources && sources[a] == sources[b])
        {
            return false;
        }

        if (b < FirstNew)
        {
            return false;
        }

        var ofA = blockOf.AsSpan(a * blocks.Length, pass);
        var ofB = blockOf.AsSpan(b * blocks.Length, pass);
        for (var earlier = 0; earlier < ofA.Length; earlier++)
        {
            if (ofA[earlier] != 0 && ofA[earlier] == ofB[earlier])
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(int From, int To)> Tasks(Blocks blocks)
    {
        var from = 0;
        long pairs = 0;
        for (var block = 0; block < blocks.Count; block++)
        {
            long size = blocks.Of(block, out var reach).Length;
            pairs += size * Math.Min(reach, size);
            if (pairs >= PairsInTask)
            {
                yield return (from, block + 1);
                (from, pairs) = (block + 1, 0);
            }
        }

        if (from < blocks.Count)
        {
            yield return (from, blocks.Count);
        }
    }
}
