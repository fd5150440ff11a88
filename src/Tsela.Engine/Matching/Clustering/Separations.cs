namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// What clusters must keep: decisions of persons first, then what repels. Where decisions contradict each other, also
/// over a third record, the later one stands and the earlier one gives way.
/// </summary>
internal sealed class Separations
{
    /// <summary>Records of one cluster at most where something repels, so that checking each two of them stays bounded.</summary>
    public const int RepelledClusterMax = 1024;

    private readonly Func<int, int, bool>? repel;
    private readonly Dictionary<int, List<int>> apart = [];
    private readonly HashSet<int> bound = [];

    /// <summary>Joins what was decided to be one person in <paramref name="groups"/>, and remembers what must stay apart.</summary>
    public Separations(PersonGroups groups, IReadOnlyList<Decision> decisions, Func<int, int, bool>? repel)
    {
        this.repel = repel;
        for (var at = decisions.Count - 1; at >= 0; at--)
        {
            Keep(groups, decisions[at]);
        }
    }

    /// <summary>Whether a decision ties the record to another one, so that it does not move alone.</summary>
    public bool Binds(int record) => bound.Contains(record);

    /// <summary>Whether two groups may be one cluster.</summary>
    public bool Allow(PersonGroups groups, int one, int other) => !Decided(groups, one, other) && !Repelled(groups, one, other);

    /// <summary>Whether a record may stand in a group without others of its own.</summary>
    public bool AllowAlone(PersonGroups groups, int record, int group)
    {
        if (apart.TryGetValue(record, out var enemies) && enemies.Exists(enemy => groups.Of(enemy) == group))
        {
            return false;
        }

        return repel is null || (groups.SizeOf(group) < RepelledClusterMax && !Array.Exists(groups.Members(group), member => repel(record, member)));
    }

    private void Keep(PersonGroups groups, Decision decision)
    {
        if (decision.A == decision.B || Math.Min(decision.A, decision.B) < 0 || Math.Max(decision.A, decision.B) >= groups.Count)
        {
            throw new ArgumentException($"A decision names the records {decision.A} and {decision.B} of {groups.Count}.", nameof(decision));
        }

        var (one, other) = (groups.Of(decision.A), groups.Of(decision.B));
        if (!decision.SamePerson && one != other)
        {
            EnemiesOf(decision.A).Add(decision.B);
            EnemiesOf(decision.B).Add(decision.A);
        }
        else if (decision.SamePerson && (one == other || !Decided(groups, one, other)))
        {
            bound.Add(decision.A);
            bound.Add(decision.B);
            if (one != other)
            {
                groups.Join(one, other);
            }
        }
    }

    private List<int> EnemiesOf(int record)
    {
        if (!apart.TryGetValue(record, out var enemies))
        {
            apart[record] = enemies = [];
        }

        return enemies;
    }

    private bool Decided(PersonGroups groups, int one, int other)
    {
        if (apart.Count == 0)
        {
            return false;
        }

        var (small, large) = groups.SizeOf(one) <= groups.SizeOf(other) ? (one, other) : (other, one);
        var record = groups.FirstOf(small);
        for (var left = groups.SizeOf(small); left > 0; left--)
        {
            if (apart.TryGetValue(record, out var enemies) && enemies.Exists(enemy => groups.Of(enemy) == large))
            {
                return true;
            }

            record = groups.After(record);
        }

        return false;
    }

    private bool Repelled(PersonGroups groups, int one, int other)
    {
        if (repel is null)
        {
            return false;
        }

        var together = groups.SizeOf(one) + groups.SizeOf(other);
        if (together == 2)
        {
            return repel(groups.FirstOf(one), groups.FirstOf(other));
        }

        if (together > RepelledClusterMax)
        {
            return true;
        }

        var others = groups.Members(other);
        return Array.Exists(groups.Members(one), record => Array.Exists(others, stranger => repel(record, stranger)));
    }
}
