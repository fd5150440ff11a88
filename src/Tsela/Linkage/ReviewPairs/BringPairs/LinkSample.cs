using System.Security.Cryptography;
using Tsela.Linkage.Runs;

namespace Tsela.Linkage.ReviewPairs.BringPairs;

/// <summary>
/// A random sample of the links of a run, so many from each bit of weight: from those that a reviewer answers, the
/// share of right links is told band by band. The same run gives the same sample.
/// </summary>
internal sealed class LinkSample(Guid run, int perStratum)
{
    // beyond this a link is as sure as any
    private const int TopStratum = 15;

    private readonly Dictionary<int, PriorityQueue<RunPair, double>> strata = [];

    public void Offer(RunPair link)
    {
        var stratum = Math.Min((int)Math.Floor(link.Weight), TopStratum);
        if (!strata.TryGetValue(stratum, out var drawn))
        {
            strata[stratum] = drawn = new PriorityQueue<RunPair, double>();
        }

        // the links with the smallest draws stay
        drawn.Enqueue(link, -DrawOf(link));
        if (drawn.Count > perStratum)
        {
            drawn.Dequeue();
        }
    }

    public IEnumerable<RunPair> Drawn() =>
        strata.OrderBy(one => one.Key).SelectMany(one => one.Value.UnorderedItems.Select(item => item.Element).OrderBy(pair => pair.A).ThenBy(pair => pair.B));

    /// <summary>From 0 to 1, evenly.</summary>
    public double DrawOf(RunPair link)
    {
        Span<byte> text = stackalloc byte[24];
        run.TryWriteBytes(text);
        BitConverter.TryWriteBytes(text[16..], link.A);
        BitConverter.TryWriteBytes(text[20..], link.B);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return BitConverter.ToUInt32(hash) / (double)uint.MaxValue;
    }
}
