using System.Diagnostics;
using Tsela.Engine.Matching.Blocking;
using Tsela.Engine.Matching.Clustering;
using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Estimating;
using Tsela.Engine.Matching.Profiling;
using Tsela.Engine.Matching.Scoring;

namespace Tsela.Engine.Matching;

/// <summary>One run of the linker over one table.</summary>
internal sealed class Linking
{
    private readonly PersonTable table;
    private readonly LinkageOptions options;
    private readonly CancellationToken stop;
    private readonly IReadOnlyList<Feature> features;
    private readonly IReadOnlyList<string> remarks;
    private readonly Comparison[] comparisons;
    private readonly List<(string, double)> phases = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly double allPairs;

    public Linking(PersonTable table, LinkageOptions options, CancellationToken stop)
    {
        (this.table, this.options, this.stop) = (table, options, stop);
        (features, remarks) = Features.Of(table);
        comparisons = Comparisons.Of(features);
        allPairs = PairsThere();
        Ended("profile");
    }

    /// <summary>Ready to compare by a model that stands.</summary>
    public Linking(PersonTable table, LinkageOptions options, LinkageModel model, CancellationToken stop)
    {
        (this.table, this.options, this.stop) = (table, options, stop);
        (features, remarks) = (Features.Of(table, model), []);
        comparisons = Comparisons.Of(features);
        allPairs = PairsThere();
    }

    /// <summary>Pairs with at least one record from <paramref name="firstNew"/> on.</summary>
    public IReadOnlyList<ScoredPair> Compare(LinkageModel model, int firstNew)
    {
        var parts = KeyParts.Of(features);
        var byName = parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
        var passes = model.Passes.Where(pass => pass.Parts.All(byName.ContainsKey))
            .Select(pass => new Pass([.. pass.Parts.Select(name => byName[name])], pass.BlockSizeMax)).ToArray();
        var generator = new PairGenerator(table, options, passes, parts, new PairBudget(table.Count, allPairs), stop) { FirstNew = firstNew };
        var (pairs, _) = generator.Score(new Scorer(comparisons, model), ScoredPair.WeightOf(Math.Min(options.KeptFrom, options.Threshold)) - model.Prior);
        return Kept(pairs, model.Prior);
    }

    public LinkageResult Run()
    {
        if (features.Count == 0)
        {
            return new LinkageResult(new LinkageModel(double.NegativeInfinity, [], []), [], [.. Enumerable.Range(0, table.Count)], 0, phases, remarks);
        }

        var parts = KeyParts.Of(features).OrderBy(part => part.Collision).Take(64).ToArray();
        var budget = new PairBudget(table.Count, allPairs);
        var seen = RandomPairs.Outcomes(comparisons, table.Count, table.Sources, options.Scope, options.Seed, stop);
        Ended("random pairs");
        var learner = new Learner(comparisons, parts, table, options, allPairs);
        var (expectation, passes) = learner.Learn(seen, budget, stop);
        Ended("learn");
        var generator = new PairGenerator(table, options, passes, parts, budget, stop);
        var model = Model(expectation, passes, generator, expectation.Prior);
        Ended("block");
        var scorer = new Scorer(comparisons, model);
        var (pairs, compared) = generator.Score(scorer, KeepFrom(expectation.Prior));
        Ended("compare");
        var prior = Priors.Of(pairs, allPairs, expectation.Prior);
        model = model with { Prior = Math.Log2(prior / (1 - prior)) };
        var kept = Kept(pairs, model.Prior);
        var clusters = Cluster(model, scorer, kept);
        Ended("cluster");
        return new LinkageResult(model, kept, clusters, compared, phases, remarks);
    }

    /// <summary>Groups by pairs that were scored before.</summary>
    public int[] Cluster(LinkageModel model, IReadOnlyList<ScoredPair> pairs) => Cluster(model, new Scorer(comparisons, model), pairs);

    private int[] Cluster(LinkageModel model, Scorer scorer, IReadOnlyList<ScoredPair> pairs) =>
        PersonClusters.Of(table.Count, pairs, table.Sources, (a, b) => model.Prior + scorer.Weigh(a, b, double.NegativeInfinity), options);

    private double PairsThere()
    {
        if (options.Scope == LinkageScope.Everywhere || table.Sources is null)
        {
            return Math.Max(1, (double)table.Count * (table.Count - 1) / 2);
        }

        var sizes = table.Sources.GroupBy(source => source).Select(group => (double)group.Count()).ToArray();
        return Math.Max(1, ((sizes.Sum() * sizes.Sum()) - sizes.Sum(size => size * size)) / 2);
    }

    private static double KeepFrom(double prior) => -Math.Log2(prior / (1 - prior)) - 8;

    private List<ScoredPair> Kept(List<ScoredPair> pairs, double prior)
    {
        var from = ScoredPair.WeightOf(Math.Min(options.KeptFrom, options.Threshold));
        return [.. pairs.Select(pair => pair with { Weight = (float)(pair.Weight + prior) }).Where(pair => pair.Weight >= from)];
    }

    private LinkageModel Model(Expectation learned, IReadOnlyList<Pass> passes, PairGenerator generator, double prior) => new(
        Math.Log2(prior / (1 - prior)),
        [.. comparisons.Select((comparison, index) => new ComparisonModel(
            comparison.Feature.Name, comparison.Feature.Columns, comparison.Feature.Kind,
            [.. comparison.Labels.Select((label, level) =>
                new LevelModel(label, learned.M[index][level], learned.U[index][level], learned.Dependence.Overlap[index][level]))],
            learned.Dependence.On[index] < 0 ? null : comparisons[learned.Dependence.On[index]].Feature.Name))],
        [.. passes.Select((pass, index) => new BlockingPass(pass.Name, [.. pass.Parts.Select(part => part.Name)], generator.Offered[index], generator.Split[index], pass.BlockSizeMax))]);

    private void Ended(string phase)
    {
        phases.Add((phase, watch.Elapsed.TotalSeconds));
        watch.Restart();
        stop.ThrowIfCancellationRequested();
    }
}
