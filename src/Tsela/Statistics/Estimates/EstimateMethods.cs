namespace Tsela.Statistics.Estimates;

/// <summary>The methods as people read them.</summary>
public static class EstimateMethods
{
    public static readonly IReadOnlyList<(EstimateMethod Method, string Words, string Hint)> All =
    [
        (EstimateMethod.CarriedForward, "carried forward", "the last figure that was delivered, taken again"),
        (EstimateMethod.Interpolated, "interpolated", "between the figures before and after"),
        (EstimateMethod.RatioToAnotherSource, "ratio to another source", "the other source's figure times the usual ratio between the two"),
        (EstimateMethod.ExpertJudgement, "expert judgement", "of somebody who knows the field; say in the reason who"),
        (EstimateMethod.Other, "another method", "say in words which"),
    ];

    /// <summary>The method in words that fit into a source: one line, no semicolon.</summary>
    public static string InWords(EstimateMethod method, string? text) => method == EstimateMethod.Other && text is { Length: > 0 }
        ? string.Join(' ', text.Replace(';', ',').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        : All.First(one => one.Method == method).Words;
}
