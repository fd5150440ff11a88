using Tsela.Linkage.Quality;
using Tsela.Linkage.Runs;

namespace Tsela.Linkage.ReviewPairs.BringPairs;

/// <summary>A pair that a run would have answered.</summary>
internal sealed record Candidate(RunPair Pair, double Priority, bool FromSample);

/// <summary>Chooses from the pairs of a run those that are worth a reviewer's time.</summary>
internal sealed class Candidates(OpenRun run, Func<string, bool> mayBeShown)
{
    private readonly int[] firsts = [.. run.Deliveries.Select(delivery => delivery.First)];
    private readonly bool[] shown = [.. run.Deliveries.Select(delivery => mayBeShown(delivery.Series))];

    /// <summary>More than an office answers before the next run asks anew.</summary>
    private const int GreyMax = 1000;

    private const double GreyFrom = 0.05;

    private const double GreyTo = 0.95;

    public long GreyPairs { get; private set; }

    public IReadOnlyList<Candidate> Choose(CancellationToken cancellationToken)
    {
        // each beginning of the list is itself a sample, so it is asked in its order
        List<RunPair> sample = [.. LinkSample.Of(run).Where(MayBeShown)];
        var drawn = sample.Select(pair => (pair.A, pair.B)).ToHashSet();
        var best = new Dictionary<(Guid, Guid), Candidate>();
        var looked = 0L;
        foreach (var pair in run.Pairs())
        {
            if (++looked % 10_000 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (pair.Probability is >= GreyFrom and <= GreyTo && MayBeShown(pair))
            {
                GreyPairs++;
                if (!drawn.Contains((pair.A, pair.B)))
                {
                    Keep(best, new Candidate(pair, PriorityOf(pair), FromSample: false));
                }
            }
        }

        return
        [
            .. best.Values.OrderByDescending(one => one.Priority).ThenBy(one => one.Pair.A).ThenBy(one => one.Pair.B).Take(GreyMax),
            .. sample.Select((pair, place) => new Candidate(pair, -place, FromSample: true)),
        ];
    }

    /// <summary>Of all pairs between the same two persons one is asked: the one that tells most. Its answer settles the others.</summary>
    private void Keep(Dictionary<(Guid, Guid), Candidate> best, Candidate candidate)
    {
        var (a, b) = (run.PersonAt(candidate.Pair.A), run.PersonAt(candidate.Pair.B));
        var persons = a.CompareTo(b) < 0 ? (a, b) : (b, a);
        if (!best.TryGetValue(persons, out var known) || candidate.Priority > known.Priority)
        {
            best[persons] = candidate;
        }
    }

    /// <summary>
    /// What an answer tells (the entropy of the probability, one bit at a half) times what it changes: how many records
    /// would be joined to another person. A link that other evidence holds already changes less.
    /// </summary>
    private double PriorityOf(RunPair pair)
    {
        var probability = pair.Probability;
        var entropy = -probability * Math.Log2(probability) - (1 - probability) * Math.Log2(1 - probability);
        int SizeOf(int record) => run.RecordsOf(run.PersonAt(record)).Take(100).Count();
        return entropy * (pair.Linked ? Math.Log2(1 + SizeOf(pair.A)) / 2 : Math.Log2(SizeOf(pair.A) + SizeOf(pair.B)));
    }

    private bool MayBeShown(RunPair pair) => shown[DeliveryOf(pair.A)] && shown[DeliveryOf(pair.B)];

    private int DeliveryOf(int record)
    {
        var found = Array.BinarySearch(firsts, record);
        // of empty deliveries that begin at the same record the last one holds it
        var delivery = found < 0 ? ~found - 1 : found;
        while (delivery + 1 < firsts.Length && firsts[delivery + 1] == firsts[delivery])
        {
            delivery++;
        }

        return delivery;
    }
}
