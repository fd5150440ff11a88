namespace Tsela.Engine.Matching.Blocking;

/// <summary>How many pairs may be compared: all where they are few, else a number that grows with the records.</summary>
internal sealed class PairBudget(int records, double allPairs)
{
    private const double AllUpTo = 1_000_000;

    /// <summary>Whether every pair is compared.</summary>
    public bool IsAll { get; } = allPairs <= AllUpTo;

    /// <summary>Pairs that the passes may offer together.</summary>
    public double Pairs { get; } = Math.Min(allPairs, Math.Max(AllUpTo, Math.Min(60d * records, 2_000_000 + (8d * records))));

    /// <summary>Records that one block may hold: no block takes more than a fiftieth of the budget.</summary>
    public int BlockSizeMax => IsAll ? int.MaxValue : (int)Math.Max(50, Math.Sqrt(2 * Pairs / 50));
}
