using Tsela.Engine.Matching;
using Tsela.Engine.Tests.Matching.Strings;

namespace Tsela.Engine.Tests.Matching.Linking;

/// <summary>
/// The slow and plain way: every pair, three outcomes a column (the same, two edits at most, different), m and u counted
/// with the truth in hand, connected components from probability 0.95.
/// </summary>
internal static class ToldModel
{
    public static int[] Clusters(MadePersons persons)
    {
        var (count, columns) = (persons.Table.Count, persons.Table.Columns);
        var outcomes = new sbyte[columns.Count][];
        var weights = new double[columns.Count][];
        var pairs = (long)count * (count - 1) / 2;
        var matches = 0L;
        for (var a = 0; a < count; a++)
        {
            for (var b = a + 1; b < count; b++)
            {
                matches += persons.Entities[a] == persons.Entities[b] ? 1 : 0;
            }
        }

        for (var column = 0; column < columns.Count; column++)
        {
            (outcomes[column], weights[column]) = Compared(persons, columns[column]);
        }

        var prior = Math.Log2((double)matches / (pairs - matches));
        var clusters = Enumerable.Range(0, count).ToArray();
        for (var (a, pair) = (0, 0); a < count; a++)
        {
            for (var b = a + 1; b < count; b++, pair++)
            {
                var weight = prior;
                for (var column = 0; column < columns.Count; column++)
                {
                    weight += outcomes[column][pair] < 0 ? 0 : weights[column][outcomes[column][pair]];
                }

                if (ScoredPair.ProbabilityOf(weight) >= 0.95)
                {
                    Join(clusters, clusters[a], clusters[b]);
                }
            }
        }

        return clusters;
    }

    private static (sbyte[] Outcomes, double[] Weights) Compared(MadePersons persons, PersonColumn column)
    {
        var count = persons.Table.Count;
        var outcomes = new sbyte[count * (count - 1) / 2];
        double[] matches = [1, 1, 1], strangers = [1, 1, 1];
        for (var (a, pair) = (0, 0); a < count; a++)
        {
            for (var b = a + 1; b < count; b++, pair++)
            {
                outcomes[pair] = Outcome(column, column.Codes[a], column.Codes[b]);
                if (outcomes[pair] >= 0)
                {
                    (persons.Entities[a] == persons.Entities[b] ? matches : strangers)[outcomes[pair]]++;
                }
            }
        }

        return (outcomes, [.. matches.Zip(strangers, (m, u) => Math.Log2(m / matches.Sum() / (u / strangers.Sum())))]);
    }

    private static sbyte Outcome(PersonColumn column, int a, int b) =>
        a == 0 || b == 0 ? (sbyte)-1
        : a == b ? (sbyte)0
        : TextbookDistances.OptimalStringAlignment(column.Values[a], column.Values[b]) <= 2 ? (sbyte)1 : (sbyte)2;

    private static void Join(int[] clusters, int one, int other)
    {
        for (var record = 0; record < clusters.Length; record++)
        {
            clusters[record] = clusters[record] == other ? one : clusters[record];
        }
    }
}
