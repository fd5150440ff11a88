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
    // pairs that fall short of an even chance by more than these bits are forgotten before the prior is known well
    private const double BitsKept = 8;

    private readonly PersonTable table;
    private readonly LinkageOptions options;
    private readonly CancellationToken stop;
    private readonly IReadOnlyList<Feature> features;
    private readonly DistinctRecords? distinct;
    private readonly PersonTable compared;
    private readonly List<string> remarks;
    private readonly Comparison[] comparisons;
    private readonly List<(string, double)> phases = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly double allPairs;

    public Linking(PersonTable table, LinkageOptions options, CancellationToken stop)
    {
        (this.table, this.options, this.stop) = (table, options, stop);
        var (all, said) = Features.Of(table);
        remarks = [.. said];
        distinct = DistinctRecords.Of(all, table.Count, table.Sources);
        features = distinct.Of(all);
        compared = new PersonTable(distinct.Count, [], distinct.Of(table.Sources));
        comparisons = Comparisons.Of(features);
        allPairs = PairsThere();
        Ended("profile");
    }

    /// <summary>Ready to compare by a model that stands.</summary>
    public Linking(PersonTable table, LinkageOptions options, LinkageModel model, CancellationToken stop)
    {
        (this.table, this.options, this.stop) = (table, options, stop);
        (features, remarks, compared) = (Features.Of(table, model), [], table);
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
        var budget = new PairBudget(compared.Count, allPairs);
        var seen = RandomPairs.Outcomes(comparisons, compared.Count, compared.Sources, options.Scope, options.Seed, stop);
        Ended("random pairs");
        var (learned, passes) = new Learner(comparisons, parts, compared, options, allPairs).Learn(seen, budget, stop);
        if (passes.Count == 0)
        {
            remarks.Add("No rule offers few enough pairs, so nothing was compared. Name columns that tell persons apart: names, dates, numbers of documents.");
        }

        Ended("learn");
        var generator = new PairGenerator(compared, options, passes, parts, budget, stop);
        var model = Model(learned, passes, generator);
        Ended("block");
        var scorer = new Scorer(comparisons, model);
        var (pairs, count) = generator.Score(scorer, -model.Prior - BitsKept);
        Ended("compare");
        var prior = Priors.Of(pairs, allPairs, learned.Prior);
        model = model with { Prior = Math.Log2(prior / (1 - prior)) };
        var kept = Kept(OfAll(pairs, scorer), model.Prior);
        if (kept.Count == 0 && count > 0)
        {
            remarks.Add("No two records are likely one person: nobody is there twice, or the columns say too little of a person to tell.");
        }

        var clusters = Cluster(model, scorer, kept);
        Ended("cluster");
        return new LinkageResult(model, kept, clusters, count, phases, remarks);
    }

    /// <summary>Groups by pairs that were scored before.</summary>
    public int[] Cluster(LinkageModel model, IReadOnlyList<ScoredPair> pairs) => Cluster(model, new Scorer(comparisons, model), pairs);

    private int[] Cluster(LinkageModel model, Scorer scorer, IReadOnlyList<ScoredPair> pairs) => PersonClusters.Of(
        table.Count, pairs, table.Sources, (a, b) => model.Prior + scorer.Weigh(PlaceOf(a), PlaceOf(b), double.NegativeInfinity), options);

    private int PlaceOf(int record) => distinct is null ? record : distinct.PlaceOf[record];

    // the pairs of the kept records by the numbers that the caller knows, and each copy with the first of its kind
    private List<ScoredPair> OfAll(List<ScoredPair> pairs, Scorer scorer)
    {
        if (distinct is null || distinct.Others.Count == 0)
        {
            return pairs;
        }

        var all = pairs.ConvertAll(pair => pair with { A = distinct.RecordAt(pair.A), B = distinct.RecordAt(pair.B) });
        if (options.Scope == LinkageScope.Everywhere)
        {
            all.AddRange(distinct.Others.Select(other =>
            {
                var place = distinct.PlaceOf[other];
                return new ScoredPair(distinct.RecordAt(place), other, (float)scorer.Weigh(place, place, double.NegativeInfinity));
            }));
        }

        all.Sort((x, y) => x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return all;
    }

    private double PairsThere()
    {
        if (options.Scope == LinkageScope.Everywhere || compared.Sources is null)
        {
            return Math.Max(1, (double)compared.Count * (compared.Count - 1) / 2);
        }

        var sizes = compared.Sources.GroupBy(source => source).Select(group => (double)group.Count()).ToArray();
        return Math.Max(1, ((sizes.Sum() * sizes.Sum()) - sizes.Sum(size => size * size)) / 2);
    }

    private List<ScoredPair> Kept(List<ScoredPair> pairs, double prior)
    {
        var from = ScoredPair.WeightOf(Math.Min(options.KeptFrom, options.Threshold));
        return [.. pairs.Select(pair => pair with { Weight = (float)(pair.Weight + prior) }).Where(pair => pair.Weight >= from)];
    }

    private LinkageModel Model(Expectation learned, IReadOnlyList<Pass> passes, PairGenerator generator) => new(
        Math.Log2(learned.Prior / (1 - learned.Prior)),
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
