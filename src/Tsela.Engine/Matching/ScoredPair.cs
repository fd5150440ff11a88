namespace Tsela.Engine.Matching;

/// <summary>Two records and the evidence that they are one person.</summary>
/// <param name="A">Number of the record that stands first, from 0.</param>
/// <param name="B">Number of the other, above <paramref name="A"/>.</param>
/// <param name="Weight">Evidence in bits with the prior: log2 of the odds that they are one person.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
public readonly record struct ScoredPair(int A, int B, float Weight)
{
    /// <summary>Probability that they are one person.</summary>
    public double Probability => ProbabilityOf(Weight);

    /// <summary>Probability of a weight in bits.</summary>
    public static double ProbabilityOf(double weight) => 1 / (1 + Math.Pow(2, -weight));

    /// <summary>Weight in bits of a probability.</summary>
    public static double WeightOf(double probability) => Math.Log2(probability / (1 - probability));
}
