namespace Tsela.Engine.Matching.Clustering;

/// <summary>
/// What all pairs between two groups say together, in bits. The pairs are not independent: a careless clerk spoils a
/// record for all of them, and a namesake resembles all of them. So each line of the matrix of pairs (one record against
/// the other group) is weighed first, what speaks for and what speaks against apart, each as its mean times the effective
/// number of observations of Kish (1965), n / (1 + (n - 1) r) with a correlation r; the lines are then averaged.
/// Disagreement counts up to a floor only: the model takes errors for independent, but records of one person are often
/// spoiled in several fields at once, so that two of them may contradict each other and yet agree with a third.
/// </summary>
internal sealed class JointEvidence(WeighedPairs pairs, double threshold)
{
    /// <summary>Bits that one disagreement weighs at most.</summary>
    public const double Floor = 1.5;

    /// <summary>Records of a group that are looked at: those beside the pair that asks, and those that came first.</summary>
    private const int Looked = 8;

    /// <summary>Bits above the threshold that one pair weighs at most: beyond them it is certain and says nothing more.</summary>
    private const double Headroom = 8;

    private const double CorrelationFor = 0.1;
    private const double CorrelationAgainst = 0.1;
    private readonly double ceiling = CeilingOf(threshold);
    private readonly int[] rows = new int[Looked];
    private readonly int[] columns = new int[Looked];
    private readonly double[] weights = new double[Looked * Looked];

    /// <summary>Whether the last answer had a pair in it that speaks against.</summary>
    public bool Contested { get; private set; }

    /// <summary>Of the group of one record with the group of another.</summary>
    public double Between(PersonGroups groups, int one, int other) => Of(Sample(groups, one, rows), Sample(groups, other, columns));

    /// <summary>Of a record with a group, without itself where it is of that group.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="record">The record.</param>
    /// <param name="member">Some record of the group.</param>
    public double Attachment(PersonGroups groups, int record, int member)
    {
        rows[0] = record;
        var width = Sample(groups, member, columns);
        if (groups.Of(record) == groups.Of(member) && Array.IndexOf(columns, record, 0, width) is >= 0 and var itself)
        {
            columns[itself] = columns[--width];
        }

        return Of(1, width);
    }

    /// <summary>The weight of a pair as it counts beside others.</summary>
    public double Bounded(double weight) => Math.Clamp(weight, -Floor, ceiling);

    /// <summary>Of two groups given all weights between them.</summary>
    /// <param name="bounded">Bounded weights, a row for each record of the one group.</param>
    /// <param name="height">Records of the one group.</param>
    /// <param name="width">Records of the other.</param>
    /// <param name="step">Places from one row to the next.</param>
    public static double Of(ReadOnlySpan<double> bounded, int height, int width, int step)
    {
        var (across, down) = (0.0, 0.0);
        for (var row = 0; row < height; row++)
        {
            across += Line(bounded[(row * step)..], 1, width);
        }

        for (var column = 0; column < width; column++)
        {
            down += Line(bounded[column..], step, height);
        }

        return height == 1 ? across : width == 1 ? down : ((across / height) + (down / width)) / 2;
    }

    /// <summary>Of two groups whose every pair is looked at.</summary>
    public static double Between(IReadOnlyList<int> one, IReadOnlyList<int> other, Func<int, int, double> weightOf, double threshold)
    {
        var bounded = new double[one.Count * other.Count];
        for (var at = 0; at < bounded.Length; at++)
        {
            bounded[at] = Math.Clamp(weightOf(one[at / other.Count], other[at % other.Count]), -Floor, CeilingOf(threshold));
        }

        return Of(bounded, one.Count, other.Count, other.Count);
    }

    private static double CeilingOf(double threshold) => Math.Max(threshold, 0) + Headroom;

    private double Of(int height, int width)
    {
        Contested = false;
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var weight = Bounded(pairs.Of(rows[row], columns[column]));
                weights[(row * Looked) + column] = weight;
                Contested |= weight < 0;
            }
        }

        return Of(weights, height, width, Looked);
    }

    private static double Line(ReadOnlySpan<double> weights, int step, int length)
    {
        var (sumFor, sumAgainst, countFor, countAgainst) = (0.0, 0.0, 0, 0);
        for (var at = 0; at < length; at++)
        {
            var weight = weights[at * step];
            if (weight > 0)
            {
                sumFor += weight;
                countFor++;
            }
            else
            {
                sumAgainst += weight;
                countAgainst++;
            }
        }

        return Tempered(sumFor, countFor, CorrelationFor) + Tempered(sumAgainst, countAgainst, CorrelationAgainst);
    }

    private static double Tempered(double sum, int count, double correlation) => count == 0 ? 0 : sum / (1 + ((count - 1) * correlation));

    private static int Sample(PersonGroups groups, int near, int[] into)
    {
        var group = groups.Of(near);
        var size = groups.SizeOf(group);
        var taken = 0;
        for (var record = near; taken < (size <= Looked ? size : Looked / 2); record = groups.After(record))
        {
            into[taken++] = record;
        }

        var former = groups.FirstOf(group);
        while (taken < Math.Min(size, Looked))
        {
            if (Array.IndexOf(into, former, 0, taken) < 0)
            {
                into[taken++] = former;
            }

            former = groups.After(former);
        }

        return taken;
    }
}
