namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// Cuts groups that hang together by a weak bridge: the two records that contradict each other most draw the others to
/// their sides until none changes, and if the evidence between the sides then speaks against one person, they part.
/// </summary>
internal sealed class WeakBridges(PersonGroups groups, WeighedPairs pairs, Separations separations, JointEvidence evidence)
{
    /// <summary>Records of a group at most whose every pair is looked at; the largest persons have some dozens of records.</summary>
    private const int LookedMax = 48;

    private const int SweepsMax = 8;

    /// <summary>Cuts what can be cut among the groups in which something speaks against; the number of cuts is returned.</summary>
    public int Cut(bool[] contested)
    {
        var cuts = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            if (contested[group] && groups.SizeOf(group) is >= 3 and <= LookedMax && CutInTwo(groups.Members(group)))
            {
                cuts++;
            }
            else
            {
                contested[group] = false;
            }
        }

        return cuts;
    }

    private bool CutInTwo(int[] members)
    {
        if (Array.Exists(members, separations.Binds))
        {
            return false;
        }

        Array.Sort(members);
        var weights = Weights(members, out var seeds, out var nearFirst);
        if (seeds.One == seeds.Other)
        {
            return false;
        }

        var first = Settled(weights, nearFirst, seeds);
        int[] order = [.. Enumerable.Range(0, members.Length).OrderByDescending(at => first[at])];
        var height = first.Count(side => side);
        if (Across(weights, order, height) >= 0)
        {
            return false;
        }

        var side = order[..Math.Min(height, order.Length - height)];
        side = side.Length == height ? side : order[height..];
        groups.Leave(members[side[0]]);
        foreach (var at in side.AsSpan(1))
        {
            groups.Join(groups.Of(members[side[0]]), groups.Leave(members[at]));
        }

        return true;
    }

    private double[] Weights(int[] members, out (int One, int Other) seeds, out bool[] first)
    {
        var weights = new double[members.Length * members.Length];
        var lowest = 0.0;
        seeds = default;
        for (var row = 0; row < members.Length; row++)
        {
            for (var column = row + 1; column < members.Length; column++)
            {
                var weight = pairs.Of(members[row], members[column]);
                weights[(row * members.Length) + column] = weights[(column * members.Length) + row] = evidence.Bounded(weight);
                if (weight < lowest)
                {
                    (lowest, seeds) = (weight, (row, column));
                }
            }
        }

        var (one, other) = (members[seeds.One], members[seeds.Other]);
        first = [.. members.Select(member => member == one || (member != other && pairs.Of(member, one) >= pairs.Of(member, other)))];
        return weights;
    }

    /// <summary>Who stands with the first seed, when each stands where the sum of its weights pulls it; all change at once, so that no order of the records decides.</summary>
    private static bool[] Settled(double[] weights, bool[] first, (int One, int Other) seeds)
    {
        var changed = true;
        for (var sweep = 0; changed && sweep < SweepsMax; sweep++)
        {
            var now = (bool[])first.Clone();
            for (var at = 0; at < first.Length; at++)
            {
                var pull = 0.0;
                for (var other = 0; other < first.Length; other++)
                {
                    pull += first[other] ? weights[(at * first.Length) + other] : -weights[(at * first.Length) + other];
                }

                now[at] = at == seeds.One || (at != seeds.Other && (pull == 0 ? first[at] : pull > 0));
            }

            changed = !now.SequenceEqual(first);
            first = now;
        }

        return first;
    }

    private static double Across(double[] weights, int[] order, int height)
    {
        var width = order.Length - height;
        var between = new double[height * width];
        for (var at = 0; at < between.Length; at++)
        {
            between[at] = weights[(order[at / width] * order.Length) + order[height + (at % width)]];
        }

        return JointEvidence.Of(between, height, width, width);
    }
}
