namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// A heavy matching of two sides that are too many for the heaviest one: the heaviest edges first, then partners are
/// exchanged along paths of three edges as long as the sum grows.
/// </summary>
internal static class HeaviestFirstAssignment
{
    private const int SweepsMax = 8;

    /// <summary>As <see cref="HeaviestAssignment.Of"/>.</summary>
    public static int[] Of(int left, int right, (int Left, int Right, double Weight)[] edges)
    {
        var (chosenOfLeft, chosenOfRight) = (new int[left], new int[right]);
        Array.Fill(chosenOfLeft, -1);
        Array.Fill(chosenOfRight, -1);
        foreach (var at in Enumerable.Range(0, edges.Length).OrderByDescending(at => edges[at].Weight).ThenBy(at => at))
        {
            if (chosenOfLeft[edges[at].Left] < 0 && chosenOfRight[edges[at].Right] < 0)
            {
                chosenOfLeft[edges[at].Left] = chosenOfRight[edges[at].Right] = at;
            }
        }

        var ofLeft = Enumerable.Range(0, edges.Length).ToLookup(at => edges[at].Left);
        var grown = true;
        for (var sweep = 0; grown && sweep < SweepsMax; sweep++)
        {
            grown = false;
            for (var at = 0; at < edges.Length; at++)
            {
                grown |= Exchange(at);
            }
        }

        return [.. chosenOfLeft.Select(at => at < 0 ? -1 : edges[at].Right)];

        bool Exchange(int at)
        {
            var (newcomer, wanted, weight) = edges[at];
            if (chosenOfLeft[newcomer] >= 0 || chosenOfRight[wanted] is not (>= 0 and var held))
            {
                return false;
            }

            var displaced = edges[held].Left;
            var (instead, gain) = (-1, weight - edges[held].Weight);
            foreach (var other in ofLeft[displaced].Where(other => chosenOfRight[edges[other].Right] < 0))
            {
                if (instead < 0 || edges[other].Weight > edges[instead].Weight)
                {
                    instead = other;
                }
            }

            gain += instead < 0 ? 0 : edges[instead].Weight;
            if (gain <= 0)
            {
                return false;
            }

            chosenOfLeft[newcomer] = chosenOfRight[wanted] = at;
            chosenOfLeft[displaced] = instead;
            if (instead >= 0)
            {
                chosenOfRight[edges[instead].Right] = instead;
            }

            return true;
        }
    }
}
