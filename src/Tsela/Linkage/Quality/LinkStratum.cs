using System.Globalization;
using Tsela.Linkage.Runs;

namespace Tsela.Linkage.Quality;

/// <summary>Links of one bit of weight, as the random sample for reviewers is drawn: the doubtful ones are few and would else not be seen.</summary>
/// <param name="Bits">From these on up to the next whole number; the first takes those below too, the last those above.</param>
public sealed record LinkStratum(int Bits)
{
    private const int Lowest = 3;

    private const int Highest = 15;

    public static readonly IReadOnlyList<LinkStratum> All = [.. Enumerable.Range(Lowest, Highest - Lowest + 1).Select(bits => new LinkStratum(bits))];

    public string Name => Bits switch
    {
        Lowest => string.Create(CultureInfo.InvariantCulture, $"less than {Bits + 1} bits, linked through others (not in the sample)"),
        Highest => string.Create(CultureInfo.InvariantCulture, $"{Bits} bits and more"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Bits} to {Bits + 1} bits"),
    };

    public static LinkStratum Of(double weight) => All[(int)Math.Clamp(Math.Floor(weight), Lowest, Highest) - Lowest];

    /// <summary>Links of a run in each stratum, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<long> Links(IReadOnlyList<WeightBar> weights) =>
        [.. All.Select(stratum => weights.Where(bar => Of(bar.From) == stratum).Sum(bar => bar.Linked))];
}
