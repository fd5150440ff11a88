namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// The heaviest matching of two sides: each stands in one pair at most, and the sum of the weights is greatest. Shortest
/// augmenting paths with potentials (Jonker and Volgenant 1987) on the edges that there are; everyone on the left may
/// stay alone for nothing. Of equal matchings the one that comes first in the order of the edges.
/// </summary>
internal sealed class HeaviestAssignment
{
    private const int Nobody = -1;
    private readonly int[] starts;
    private readonly (int Left, int Right, double Weight)[] edges;
    private readonly double heaviest;
    private readonly double[] leftPrice;
    private readonly double[] rightPrice;
    private readonly int[] leftOf;
    private readonly int[] rightOf;
    private readonly double[] distance;
    private readonly int[] reachedFrom;
    private readonly bool[] settled;
    private readonly PriorityQueue<int, (double Distance, int Right)> queue = new();

    private HeaviestAssignment(int left, int right, (int Left, int Right, double Weight)[] edges)
    {
        this.edges = edges;
        starts = new int[left + 1];
        foreach (var edge in edges)
        {
            starts[edge.Left + 1]++;
            heaviest = Math.Max(heaviest, edge.Weight);
        }

        for (var at = 0; at < left; at++)
        {
            starts[at + 1] += starts[at];
        }

        (leftPrice, rightPrice, distance) = (new double[left], new double[right], new double[right]);
        (leftOf, rightOf, reachedFrom, settled) = (new int[right], new int[left], new int[right], new bool[right]);
        Array.Fill(leftOf, Nobody);
        Array.Fill(rightOf, Nobody);
        Array.Fill(distance, double.PositiveInfinity);
    }

    /// <summary>For each on the left its partner on the right, or -1.</summary>
    /// <param name="left">How many stand on the left.</param>
    /// <param name="right">How many stand on the right.</param>
    /// <param name="edges">Pairs that may be, in ascending order of the left; weights are not negative.</param>
    public static int[] Of(int left, int right, (int Left, int Right, double Weight)[] edges)
    {
        var assignment = new HeaviestAssignment(left, right, edges);
        for (var at = 0; at < left; at++)
        {
            assignment.Place(at);
        }

        return assignment.rightOf;
    }

    private void Place(int newcomer)
    {
        var reached = new List<int>();
        // staying alone costs the heaviest weight less nothing
        var (alone, aloneAt) = (heaviest - leftPrice[newcomer], newcomer);
        Relax(newcomer, 0, reached);
        var (end, length) = (Nobody, alone);
        while (queue.TryDequeue(out var right, out var place))
        {
            if (settled[right] || place.Distance > distance[right])
            {
                continue;
            }

            if (place.Distance >= length)
            {
                break;
            }

            settled[right] = true;
            if (leftOf[right] == Nobody)
            {
                (end, length) = (right, place.Distance);
                break;
            }

            var displaced = leftOf[right];
            if (place.Distance + heaviest - leftPrice[displaced] < length)
            {
                (length, aloneAt) = (place.Distance + heaviest - leftPrice[displaced], displaced);
            }

            Relax(displaced, place.Distance, reached);
        }

        Reprice(newcomer, length, reached);
        Swap(newcomer, end, aloneAt);
        foreach (var right in reached)
        {
            (distance[right], settled[right]) = (double.PositiveInfinity, false);
        }

        queue.Clear();
    }

    private void Relax(int left, double so, List<int> reached)
    {
        for (var at = starts[left]; at < starts[left + 1]; at++)
        {
            var right = edges[at].Right;
            var through = so + heaviest - edges[at].Weight - leftPrice[left] - rightPrice[right];
            if (!settled[right] && through < distance[right])
            {
                if (double.IsPositiveInfinity(distance[right]))
                {
                    reached.Add(right);
                }

                (distance[right], reachedFrom[right]) = (through, left);
                queue.Enqueue(right, (through, right));
            }
        }
    }

    private void Reprice(int newcomer, double length, List<int> reached)
    {
        leftPrice[newcomer] += length;
        foreach (var right in reached.Where(right => settled[right] && distance[right] < length))
        {
            rightPrice[right] += distance[right] - length;
            leftPrice[leftOf[right]] += length - distance[right];
        }
    }

    private void Swap(int newcomer, int end, int aloneAt)
    {
        if (end == Nobody)
        {
            if (aloneAt == newcomer)
            {
                return;
            }

            end = rightOf[aloneAt];
            rightOf[aloneAt] = Nobody;
        }

        while (true)
        {
            var left = reachedFrom[end];
            (leftOf[end], rightOf[left], end) = (left, end, rightOf[left]);
            if (left == newcomer)
            {
                return;
            }
        }
    }
}
