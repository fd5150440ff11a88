namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// Groups that grow from the heaviest pair down and join where the evidence between them holds (joint evidence from the
/// threshold on): correlation clustering with the log odds as weights (Bansal, Blum and Chawla 2004), approached from
/// below, the strongest links first as in CLIP (Saeedi, Peukert and Rahm 2018). A record whose pull is stronger elsewhere moves there, and a group that falls into two parts
/// which contradict each other is cut; then whatever changed is tried again, a bounded number of times.
/// </summary>
internal sealed class Agglomeration(PersonGroups groups, WeighedPairs pairs, Separations separations, double threshold)
{
    private const int RoundsMax = 4;

    /// <summary>Bits by which another group must pull more strongly before a record leaves its own.</summary>
    private const double Reluctance = 1;

    private readonly JointEvidence evidence = new(pairs, threshold);
    private readonly bool[] contested = new bool[groups.Count];
    private readonly Dictionary<(int Low, int High), long> refused = [];

    /// <param name="order">Numbers of the pairs that may join groups, heaviest first.</param>
    public void Run(int[] order)
    {
        var bridges = new WeakBridges(groups, pairs, separations, evidence);
        var changes = 1;
        for (var round = 0; changes > 0 && round < RoundsMax; round++)
        {
            changes = Join(order);
            order = Array.FindAll(order, at => groups.Of(pairs.All[at].A) != groups.Of(pairs.All[at].B));
            changes += Move(order) + bridges.Cut(contested);
        }

        // a last cut may leave groups that belong to others; nothing is moved or cut after them
        Join(order);
        new Uncontested(groups, pairs, separations, evidence, threshold).Run(order);
    }

    private int Join(int[] order)
    {
        var joined = 0;
        foreach (var at in order)
        {
            var pair = pairs.All[at];
            var (one, other) = (groups.Of(pair.A), groups.Of(pair.B));
            if (one != other && Holds(pair, one, other))
            {
                var doubted = contested[one] | contested[other] | (groups.SizeOf(one) + groups.SizeOf(other) > 2 && evidence.Contested);
                groups.Join(one, other);
                contested[groups.Of(pair.A)] = doubted;
                joined++;
            }
        }

        return joined;
    }

    private bool Holds(ScoredPair pair, int one, int other)
    {
        if (groups.SizeOf(one) + groups.SizeOf(other) == 2)
        {
            return pair.Weight >= threshold && separations.Allow(groups, one, other);
        }

        var key = (Math.Min(one, other), Math.Max(one, other));
        var version = (long)groups.VersionOf(one) + groups.VersionOf(other);
        if (refused.TryGetValue(key, out var before) && before == version)
        {
            return false;
        }

        if (evidence.Between(groups, pair.A, pair.B) >= threshold && separations.Allow(groups, one, other))
        {
            return true;
        }

        refused[key] = version;
        return false;
    }

    private int Move(int[] order)
    {
        var moved = 0;
        foreach (var at in order)
        {
            var pair = pairs.All[at];
            if (pair.Weight < threshold || groups.Of(pair.A) == groups.Of(pair.B))
            {
                continue;
            }

            var (first, second) = (Gain(pair.A, pair.B), Gain(pair.B, pair.A));
            var (record, member) = first >= second ? (pair.A, pair.B) : (pair.B, pair.A);
            if (Math.Max(first, second) >= Reluctance && separations.AllowAlone(groups, record, groups.Of(member)))
            {
                groups.Join(groups.Leave(record), groups.Of(member));
                contested[groups.Of(record)] = true;
                moved++;
            }
        }

        return moved;
    }

    /// <summary>By how many bits the group of another record pulls more than the record's own.</summary>
    private double Gain(int record, int member)
    {
        if (groups.SizeOf(groups.Of(record)) == 1 || separations.Binds(record))
        {
            return double.NegativeInfinity;
        }

        var there = evidence.Attachment(groups, record, member);
        return there < threshold ? double.NegativeInfinity : there - evidence.Attachment(groups, record, record);
    }
}
