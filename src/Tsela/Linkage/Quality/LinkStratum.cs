using Tsela.Linkage.Runs;

namespace Tsela.Linkage.Quality;

/// <summary>Links of about one weight, from which a sample is drawn: the doubtful ones are few and would else not be seen.</summary>
/// <param name="From">Bits from which it reaches up to the next one.</param>
public sealed record LinkStratum(int Number, string Name, int From)
{
    public static readonly IReadOnlyList<LinkStratum> All =
    [
        new(0, "linked through others (below 5 bits)", int.MinValue), new(1, "5 to 8 bits", 5), new(2, "8 to 14 bits", 8), new(3, "14 to 22 bits", 14), new(4, "22 bits and more", 22),
    ];

    public static LinkStratum Of(double weight) => All.Last(stratum => weight >= stratum.From);

    /// <summary>Links of a run in each stratum.</summary>
    public static IReadOnlyList<long> Links(IEnumerable<WeightBar> weights) =>
        [.. All.Select(stratum => weights.Where(bar => Of(bar.From) == stratum).Sum(bar => bar.Linked))];
}
