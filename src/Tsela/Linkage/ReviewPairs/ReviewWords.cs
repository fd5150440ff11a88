using System.Globalization;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.ReviewPairs;

/// <summary>One row of the waterfall: what it adds, and the bar that it draws from what was before to what is after.</summary>
/// <param name="From">Bits before.</param>
/// <param name="To">Bits after.</param>
public sealed record WeightRow(string Title, string Words, double Bits, double From, double To, string Kind);

/// <summary>The words in which pages speak of evidence.</summary>
public static class ReviewWords
{
    private const double TimesMax = 1_000_000;

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.SamePerson => "one person",
        Verdict.NotSame => "not one person",
        Verdict.CannotTell => "cannot be told",
        Verdict.Skipped => "skipped",
        _ => throw new InvalidOperationException($"No words for {verdict}"),
    };

    public static string Of(PairState state, Verdict verdict) => verdict == Verdict.Skipped ? "waits" : state switch
    {
        PairState.Settled => "settled",
        PairState.Conflict => "two disagree: a third decides",
        PairState.Left => "not asked any more",
        _ => "waits for a second opinion",
    };

    /// <summary>The prior, each comparison and the sum, in the order in which they add up.</summary>
    public static IReadOnlyList<WeightRow> Waterfall(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        var rows = new List<WeightRow> { new("Before anything is compared", Chance(why.Prior), why.Prior, 0, why.Prior, "prior") };
        var before = why.Prior;
        foreach (var part in why.Parts.Where(Speaks))
        {
            rows.Add(new WeightRow(TitleOf(part), Times(part.Weight), part.Weight, before, before + part.Weight, part.Weight >= 0 ? "for" : "against"));
            before += part.Weight;
        }

        return rows;
    }

    /// <summary>What could not be compared; null where everything was.</summary>
    public static string? Silent(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);
        var silent = why.Parts.Where(part => !Speaks(part)).Select(part => part.Comparison).ToList();
        return silent.Count == 0 ? null : $"Given once or not at all, so it counts neither way: {string.Join(", ", silent)}.";
    }

    /// <summary>Bits of evidence in plain words.</summary>
    public static string Times(double bits)
    {
        var times = Math.Pow(2, Math.Abs(bits));
        return Math.Abs(bits) < 0.05 ? "says nothing either way"
            : $"{Number(times)} times {(bits > 0 ? "more" : "less")} likely for one person than for two";
    }

    /// <summary>A probability that is never rounded to certainty.</summary>
    public static string Percent(double probability) => probability switch
    {
        > 0.9999 => "more than 99.99 %",
        < 0.0001 => "less than 0.01 %",
        >= 0.99 or < 0.01 => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(probability * 10_000) / 100:0.00} %"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(probability * 1000) / 10:0.0} %"),
    };

    public static string Bits(double bits) => string.Create(CultureInfo.InvariantCulture, $"{(bits >= 0 ? "+" : "−")}{Math.Abs(bits):0.0} bits");

    private static bool Speaks(ExplanationPart part) => part.Outcome != "missing" || Math.Abs(part.Weight) > 1e-9;

    private static string Chance(double prior) =>
        prior >= 0 ? Times(prior) : $"of {Number(Math.Pow(2, -prior))} pairs drawn at random, one is one person";

    private static string TitleOf(ExplanationPart part)
    {
        var name = char.ToUpperInvariant(part.Comparison[0]) + part.Comparison[1..];
        return $"{name}: {part.Outcome}{part.Rarity switch
        {
            >= 3 => ", and a rare one",
            >= 1 => ", and rarer than most",
            <= -3 => ", but a very common one",
            <= -1 => ", but more common than most",
            _ => "",
        }}{part.Overlap switch
        {
            <= -0.5 => ", partly said by other rows",
            >= 0.5 => ", telling more beside other rows",
            _ => "",
        }}";
    }

    /// <summary>Two figures are enough: the estimate is no better.</summary>
    private static string Number(double number)
    {
        if (number >= TimesMax)
        {
            return "more than a million";
        }

        var digits = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(number)) - 1));
        var round = Math.Round(number / digits) * digits;
        return number < 10 ? number.ToString("0.#", CultureInfo.InvariantCulture) : round.ToString("#,0", CultureInfo.InvariantCulture);
    }
}
