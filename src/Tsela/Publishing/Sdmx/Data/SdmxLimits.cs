using System.Globalization;
using Tsela.Engine.Sdmx;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>How much one answer holds at most.</summary>
/// <param name="Observations">Figures of one answer.</param>
internal sealed record SdmxLimits(long Observations)
{
    public const string Setting = "Sdmx:Observations";

    /// <summary>What nobody has set otherwise.</summary>
    public static readonly SdmxLimits Usual = new(5_000_000);

    /// <summary>Says how large the answer would be and what to ask for instead; null where it fits.</summary>
    public Problem? RefusalOf(IReadOnlyList<(FlowReference Reference, DataQuestion Question)> asked)
    {
        // most tables are smaller than the limit whatever is asked
        if (asked.Sum(one => VersionsOf(one).Sum(version => (long)version.Table.Table.Cells.Count)) <= Observations || asked[0].Question.Limit <= Observations)
        {
            return null;
        }

        var sizes = asked.Select(one => VersionsOf(one).Sum(version => one.Question.Of(version).Sum(series => (long)series.Observations.Count))).ToList();
        var size = sizes.Sum();
        if (size <= Observations)
        {
            return null;
        }

        var question = asked[sizes.IndexOf(sizes.Max())].Question;
        if (asked.Count > 1)
        {
            return SdmxProblems.TooLarge(string.Create(
                CultureInfo.InvariantCulture, $"The answer would hold {size:N0} observations of {asked.Count} dataflows and at most {Observations:N0} are written at once. Name fewer of them; {question.Flow.Dataflow.Reference.Id} alone has {sizes.Max():N0}."));
        }

        var open = question.Flow.Dimensions.Where((_, place) => question.Codes[place] is null).MaxBy(dimension => dimension.Codes.Count);
        var advice = question.Periods is null && (open is null || open.Codes.Count < question.Flow.Periods.Count)
            ? $"Name the periods: there are {question.Flow.Periods.Count}, from {question.Flow.Periods[0].Text} to {question.Flow.Periods[^1].Text}."
            : open is null ? "Ask for fewer codes or periods." : Advice(open);
        return SdmxProblems.TooLarge(string.Create(
            CultureInfo.InvariantCulture, $"The answer would hold {size:N0} observations and at most {Observations:N0} are written at once. {advice}"));
    }

    private static IReadOnlyList<SdmxFlow> VersionsOf((FlowReference Reference, DataQuestion Question) asked) => asked.Question.WithHistory ? asked.Reference.Versions : [asked.Reference.Flow];

    private static string Advice(FlowDimension dimension) =>
        $"Name codes of {dimension.Id} in the key: it has {dimension.Codes.Count}, as {string.Join(", ", dimension.Codes.Take(3).Select(code => code.Id))}.";
}
