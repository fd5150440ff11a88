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
    public double Collision { get; } = CollisionOf(Codes);

    /// <summary>Share of records that have the part.</summary>
    public double Present { get; } = Codes.Length == 0 ? 0 : Codes.Count(code => code != 0) / (double)Codes.Length;

    private static double CollisionOf(int[] codes)
    {
        var counts = new int[codes.Length == 0 ? 1 : codes.Max() + 1];
        foreach (var code in codes)
        {
            counts[code]++;
        }

        var equal = 0d;
        for (var code = 1; code < counts.Length; code++)
        {
            equal += (double)counts[code] * (counts[code] - 1);
        }

        return codes.Length < 2 ? 0 : equal / ((double)codes.Length * (codes.Length - 1));
    }
}
