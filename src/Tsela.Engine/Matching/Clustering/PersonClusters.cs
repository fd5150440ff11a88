namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// Groups of records whose inner evidence holds, made from scored pairs. No bare connected components: strangers are not
/// chained by a weak link, and several doubtful links to one firm group may join a record that no single link would.
/// What a person decided is kept whatever the evidence, and stands above what repels and above the scope.
/// </summary>
internal static class PersonClusters
{
    /// <summary>Weight in bits from which a pair may bring two groups before the joint evidence, though it is below the threshold.</summary>
    private const double AskedFrom = 1;

    /// <summary>Bits above which a threshold is beyond any evidence: it is a probability of 1.</summary>
    private const double Certain = 60;

    /// <summary>One cluster number a record, the smallest record number in it.</summary>
    /// <param name="count">Records.</param>
    /// <param name="pairs">Scored pairs in ascending order of their records, also those below the threshold, which speak against.</param>
    /// <param name="sources">Source of each record, or null.</param>
    /// <param name="weightOf">Bits of evidence for any two records, also of pairs that no blocking pass offered.</param>
    /// <param name="options">Threshold, scope and decisions.</param>
    /// <exception cref="ArgumentException">Pairs out of order, or a pair or a decision that names no two records.</exception>
    public static int[] Of(int count, IReadOnlyList<ScoredPair> pairs, byte[]? sources, Func<int, int, double> weightOf, LinkageOptions options)
    {
        var weighed = new WeighedPairs(count, pairs, weightOf);
        var groups = new PersonGroups(count);
        var separations = new Separations(groups, options.Decisions, options.Repel);
        var threshold = Math.Min(ScoredPair.WeightOf(options.Threshold), Certain);
        var order = weighed.HeaviestFirst(Math.Min(threshold, AskedFrom));
        if (options.Scope != LinkageScope.Everywhere)
        {
            order = sources is null ? [] : Array.FindAll(order, at => sources[weighed.All[at].A] != sources[weighed.All[at].B]);
        }

        if (options.Scope == LinkageScope.OneToOne && sources is not null)
        {
            new OneToOne(groups, weighed, separations, sources, threshold).Run(order);
        }
        else
        {
            new Agglomeration(groups, weighed, separations, threshold).Run(order);
        }

        if (options.Scope == LinkageScope.BetweenSources && sources is not null)
        {
            Dissolve(groups, sources, separations);
        }

        return groups.Labels();
    }

    /// <summary>A cluster of one source alone has lost the records of another source that held it together.</summary>
    private static void Dissolve(PersonGroups groups, byte[] sources, Separations separations)
    {
        var mixed = new bool[groups.Count];
        for (var record = 0; record < groups.Count; record++)
        {
            var group = groups.Of(record);
            mixed[group] |= sources[record] != sources[groups.FirstOf(group)];
        }

        for (var record = 0; record < groups.Count; record++)
        {
            if (!mixed[groups.Of(record)] && !separations.Binds(record))
            {
                mixed[groups.Leave(record)] = false;
            }
        }
    }
}
