namespace Tsela.Bench.Linkage.Making;

/// <summary>
/// Drawn numbers that are the same on every machine and runtime (SplitMix64, Steele, Lea and Flood 2014). A stream of its
/// own for each record makes a set of any length without keeping the records.
/// </summary>
internal sealed class Draw
{
    private ulong state;

    /// <param name="seed">Seed of the set.</param>
    /// <param name="stream">What is drawn: persons, records, the order.</param>
    /// <param name="number">Number of the person or record.</param>
    public Draw(int seed, int stream, long number) =>
        state = Mixed(Mixed(Mixed((ulong)seed) + (ulong)stream) + (ulong)number);

    /// <summary>A whole number from 0 up to and without <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        state += 0x9E3779B97F4A7C15;
        return (int)(((UInt128)Mixed(state) * (ulong)count) >> 64);
    }

    /// <summary>A whole number between two, both among them.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A number from 0 up to and without 1.</summary>
    public double Share() => Below(1 << 30) / (double)(1 << 30);

    public bool Chance(double share) => Share() < share;

    public T Of<T>(params ReadOnlySpan<T> values) => values[Below(values.Length)];

    /// <summary>Puts values in a drawn order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> values)
    {
        for (var last = values.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
