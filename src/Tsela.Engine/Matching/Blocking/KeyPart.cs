using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Blocking;

/// <summary>A part of a blocking key: what of a feature two records must share.</summary>
/// <param name="Name">The feature and what of it: "surname", "surname, beginning".</param>
/// <param name="Features">Bits of the features that it reads.</param>
/// <param name="Codes">One code a record; 0 where it has none, and then no pass that needs the part offers it.</param>
/// <param name="Implies">Names of parts that two records share whenever they share this one.</param>
/// <param name="Agreeing">Share of the pairs of one person that agree on the part, as expected before anything is learned.</param>
internal sealed record KeyPart(string Name, int Features, int[] Codes, IReadOnlyList<string> Implies, double Agreeing)
{
    /// <summary>Share of random pairs that agree on the part.</summary>
    public double Collision { get; private init; }

    /// <summary>Share of records that have the part.</summary>
    public double Present { get; private init; }

    /// <summary>A part whose codes follow from the codes of a feature.</summary>
    /// <param name="name">Name of the part.</param>
    /// <param name="bit">Bit of the feature.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="partOfValue">Code of the part for each value of the feature, 0 where it has none.</param>
    /// <param name="implies">Names of parts that are shared with it.</param>
    /// <param name="agreeing">Share of pairs of one person that agree on it.</param>
    public static KeyPart Of(string name, int bit, Feature feature, int[] partOfValue, IReadOnlyList<string> implies, double agreeing)
    {
        var counts = new int[partOfValue.Length == 0 ? 1 : partOfValue.Max() + 1];
        for (var value = 0; value < partOfValue.Length; value++)
        {
            counts[partOfValue[value]] += feature.Counts[value];
        }

        var codes = new int[feature.Codes.Length];
        for (var record = 0; record < codes.Length; record++)
        {
            codes[record] = partOfValue[feature.Codes[record]];
        }

        return Counted(new KeyPart(name, bit, codes, implies, agreeing), counts);
    }

    /// <summary>The part with what its codes' counts say.</summary>
    /// <param name="part">The part.</param>
    /// <param name="counts">Records of each code.</param>
    public static KeyPart Counted(KeyPart part, IReadOnlyList<int> counts)
    {
        double equal = 0, present = 0;
        for (var code = 1; code < counts.Count; code++)
        {
            equal += (double)counts[code] * (counts[code] - 1);
            present += counts[code];
        }

        var all = (double)part.Codes.Length;
        return all < 2 ? part : part with { Collision = equal / (all * (all - 1)), Present = present / all };
    }
}
