using Tsela.Linkage.Runs;

namespace Tsela.Linkage.Quality;

/// <summary>Links drawn at random, as many from each stratum, for reviewers to say how many are right.</summary>
public static class LinkSample
{
    public const int PerStratum = 25;

    /// <summary>The same for the same run and seed; ordered so that each beginning of the list is itself a sample of every stratum.</summary>
    public static IReadOnlyList<RunPair> Of(OpenRun run, int perStratum = PerStratum, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(run);
        var drawn = LinkStratum.All.Select(_ => new List<RunPair>()).ToArray();
        var seen = new long[drawn.Length];
        var chance = new Random(seed);
        foreach (var pair in run.Pairs().Where(pair => pair.Linked))
        {
            // reservoir sampling: Vitter (1985), algorithm R
            var stratum = LinkStratum.Of(pair.Weight).Number;
            var place = chance.NextInt64(++seen[stratum]);
            if (drawn[stratum].Count < perStratum)
            {
                drawn[stratum].Add(pair);
            }
            else if (place < perStratum)
            {
                drawn[stratum][(int)place] = pair;
            }
        }

        Array.ForEach(drawn, one => chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(one)));
        return [.. Enumerable.Range(0, perStratum).SelectMany(turn => drawn.Where(one => turn < one.Count).Select(one => one[turn]))];
    }
}
