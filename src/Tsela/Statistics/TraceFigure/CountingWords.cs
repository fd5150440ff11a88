using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.TraceFigure;

/// <summary>How the rows behind a figure become the figure, in a sentence.</summary>
internal static class CountingWords
{
    /// <summary>One sentence for each way of counting that the parts of the figure have.</summary>
    public static string Of(FigureOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        return string.Join(' ', origin.Parts.Where(part => part.Rows > 0).Select(part => Sentence(part.Measure, part.Series.Select(series => series.Series.Unit).Distinct(StringComparer.Ordinal).ToList()))
            .Distinct(StringComparer.Ordinal));
    }

    private static string Sentence(MeasureDefinition measure, List<string> units) => measure switch
    {
        { Kind: "published" } => "The figure was counted by its producer: what these rows say is added up.",
        { Count: "persons" or MeasureTexts.PersonsAgain } => "People who are in several rows are counted once, so the rows may be more than the figure.",
        { Count: "rows", Weight: not null } => "Each row stands for as many as its weight says.",
        { Count: "rows" } => $"Each row counts as one {(units is [var unit] ? Thing(unit) : "record")}, also where several are of the same person.",
        _ when measure.Count.StartsWith("distinct:", StringComparison.Ordinal) => "A number that stands in several rows is counted once, so the rows may be more than the figure.",
        _ when measure.Count.StartsWith("sum:", StringComparison.Ordinal) => "The values of these rows are added up.",
        _ when measure.Count.StartsWith("mean:", StringComparison.Ordinal) => "The figure is the mean of the values of these rows.",
        _ => "The figure is the middle of the values of these rows.",
    };

    private static string Thing(string unit) => unit is "person" or "movement" or "document" or "case" ? unit : "record";
}
