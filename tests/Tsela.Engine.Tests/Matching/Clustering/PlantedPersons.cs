using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Clustering;

/// <summary>
/// Persons who are known, and the records that offices would write of them: six fields with errors that come together
/// (a careless clerk spoils several), families that share names and homes, namesakes. The weights are those that
/// Fellegi and Sunter's model would give, so that they err as a real linkage errs.
/// </summary>
internal sealed class PlantedPersons
{
    private const int Fields = 6;
    private static readonly int[] Distinct = [400, 1500, 15000, 120, 40, 4000];
    private static readonly double[] Shares = [0.85, 0.85, 0.8, 0.75, 0.75, 0.7];
    private readonly int[][] values;
    private readonly double[][] weightOfShared;
    private readonly double prior;

    private PlantedPersons(int[] truth, int[][] values)
    {
        Truth = truth;
        this.values = values;
        weightOfShared = new double[Fields][];
        for (var field = 0; field < Fields; field++)
        {
            weightOfShared[field] = new double[Distinct[field] + 1];
            foreach (var record in values)
            {
                weightOfShared[field][record[field]]++;
            }

            for (var value = 1; value <= Distinct[field]; value++)
            {
                weightOfShared[field][value] = Math.Log2(Shares[field] / Math.Max(weightOfShared[field][value] / truth.Length, 1e-4));
            }
        }

        var truePairs = truth.GroupBy(person => person).Sum(group => group.Count() * (group.Count() - 1.0) / 2);
        prior = Math.Log2(Math.Max(truePairs, 1) / (truth.Length * (truth.Length - 1.0) / 2));
        Pairs = [.. Offered().Select(pair => new ScoredPair(pair.A, pair.B, (float)WeightOf(pair.A, pair.B))).Where(pair => pair.Probability >= 0.05)];
    }

    public int[] Truth { get; }

    public int Count => Truth.Length;

    public ScoredPair[] Pairs { get; }

    /// <param name="seed">Seed of every draw.</param>
    /// <param name="persons">Persons, some without a second record.</param>
    /// <param name="recordsMax">Records of a person at most; most have few.</param>
    /// <param name="carelessness">Share of fields that a careless record spoils, 0 to 1.</param>
    /// <param name="kin">Share of persons who are a sibling or a twin of the person before.</param>
    public static PlantedPersons Draw(int seed, int persons, int recordsMax, double carelessness, double kin)
    {
        var random = new Random(seed);
        var truth = new List<int>();
        var records = new List<int[]>();
        var person = new int[Fields];
        for (var number = 0; number < persons; number++)
        {
            var former = person;
            person = [.. Distinct.Select(distinct => Drawn(random, distinct))];
            if (random.NextDouble() < kin)
            {
                var twin = random.NextDouble() < 0.1;
                person = [person[0], former[1], twin ? former[2] : person[2], former[3], former[4], random.NextDouble() < 0.5 ? former[5] : person[5]];
            }

            var copies = 1 + (int)(recordsMax * Math.Pow(random.NextDouble(), 2));
            for (var copy = 0; copy < Math.Min(copies, recordsMax); copy++)
            {
                truth.Add(number);
                records.Add(Written(random, person, random.NextDouble() < 0.4 ? carelessness : carelessness / 5));
            }
        }

        var order = Enumerable.Range(0, truth.Count).ToArray();
        random.Shuffle(order);
        return new PlantedPersons([.. order.Select(at => truth[at])], [.. order.Select(at => records[at])]);
    }

    public double WeightOf(int a, int b)
    {
        var weight = prior;
        for (var field = 0; field < Fields; field++)
        {
            var (first, second) = (values[a][field], values[b][field]);
            if (first != 0 && second != 0)
            {
                weight += first == second ? weightOfShared[field][first] : Math.Log2(1 - Shares[field]);
            }
        }

        return weight;
    }

    private static int Drawn(Random random, int distinct) => 1 + (int)(distinct * Math.Pow(random.NextDouble(), 1.7));

    private static int[] Written(Random random, int[] person, double spoiled)
    {
        var record = (int[])person.Clone();
        for (var field = 0; field < Fields; field++)
        {
            var draw = random.NextDouble();
            record[field] = draw < spoiled / 2 ? 0 : draw < spoiled ? Drawn(random, Distinct[field]) : record[field];
        }

        return record;
    }

    private SortedSet<(int A, int B)> Offered()
    {
        var offered = new SortedSet<(int A, int B)>();
        (int, int)[] passes = [(0, 1), (1, 2), (0, 2), (2, 3), (5, 0), (5, 2), (1, 5)];
        foreach (var (first, second) in passes)
        {
            var blocks = Enumerable.Range(0, Count).Where(record => values[record][first] != 0 && values[record][second] != 0)
                .GroupBy(record => (values[record][first], values[record][second]));
            foreach (var block in blocks.Select(block => block.ToArray()))
            {
                for (var i = 0; i < block.Length; i++)
                {
                    for (var j = i + 1; j < block.Length; j++)
                    {
                        offered.Add((block[i], block[j]));
                    }
                }
            }
        }

        return offered;
    }
}
