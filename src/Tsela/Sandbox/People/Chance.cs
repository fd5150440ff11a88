namespace Tsela.Sandbox.People;

/// <summary>
/// A stream of chance that is the same on every machine and for ever: SplitMix64 (Steele, Lea and Flood 2014).
/// Each person and each purpose has a stream of its own, so that a change in one life moves no other.
/// </summary>
public sealed class Chance
{
    private ulong state;

    private Chance(ulong state) => this.state = state;

    public static Chance For(int seed, string purpose, long number = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        var hash = 14695981039346656037UL;
        foreach (var letter in purpose)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        var chance = new Chance(hash ^ ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL) ^ ((ulong)number * 0xD1B54A32D192ED03UL));
        chance.Next();
        return chance;
    }

    /// <summary>From 0 up to, but not including, 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Is(double probability) => Share() < probability;

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Share() * (high - low + 1));

    public T Of<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[(int)(Share() * choices.Count)];
    }

    public T Weighted<T>(IReadOnlyList<(T Choice, double Weight)> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var left = Share() * choices.Sum(choice => choice.Weight);
        foreach (var (choice, weight) in choices)
        {
            left -= weight;
            if (left < 0)
            {
                return choice;
            }
        }

        return choices[^1].Choice;
    }

    public DateOnly Day(DateOnly from, DateOnly to) =>
        to <= from ? from : from.AddDays(Between(0, to.DayNumber - from.DayNumber));

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15UL;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
