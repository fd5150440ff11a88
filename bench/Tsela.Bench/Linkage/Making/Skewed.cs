namespace Tsela.Bench.Linkage.Making;

/// <summary>Values of which the first are drawn more often than the last, as names of people are.</summary>
internal sealed class Skewed
{
    private readonly string[] values;
    private readonly double[] upTo;

    /// <param name="values">The most common first.</param>
    /// <param name="exponent">How fast frequency falls with rank: 1 is Zipf's law, 0 all alike.</param>
    /// <param name="flat">Ranks at the head that are nearly as common as the first.</param>
    public Skewed(IEnumerable<string> values, double exponent, double flat = 2)
    {
        this.values = [.. values.Distinct(StringComparer.Ordinal)];
        upTo = new double[this.values.Length];
        var sum = 0.0;
        for (var rank = 0; rank < upTo.Length; rank++)
        {
            upTo[rank] = sum += 1 / Math.Pow(rank + flat, exponent);
        }
    }

    public int Count => values.Length;

    public string Of(Draw draw)
    {
        var at = Array.BinarySearch(upTo, draw.Share() * upTo[^1]);
        return values[Math.Min(at < 0 ? ~at : at, values.Length - 1)];
    }

    /// <summary>The words of a text, in their order; an underscore stands for a space within one.</summary>
    public static string[] Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))];
}
