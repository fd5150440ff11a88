namespace Tsela.Statistics.Figures;

/// <summary>Where the figures of one series pass from one source to another: another source is another count, even where no break was declared.</summary>
public static class SourceBreaks
{
    /// <summary>Each figure that another source gives than the one before it, with that one; years, quarters, months and days are series of their own.</summary>
    public static IReadOnlyDictionary<Figure, Figure> In(IEnumerable<Figure> figures)
    {
        var found = new Dictionary<Figure, Figure>(ReferenceEqualityComparer.Instance);
        foreach (var series in figures.Where(figure => figure.Value is not null).GroupBy(figure => (figure.Breakdown, Length(figure.Reference))))
        {
            Figure? before = null;
            foreach (var figure in series.OrderBy(figure => figure.Reference, StringComparer.Ordinal).Where(figure => SeriesOf(figure).Length > 0))
            {
                if (before is not null && Differ(before, figure))
                {
                    found[figure] = before;
                }

                before = figure;
            }
        }

        return found;
    }

    /// <summary>True where both have a source of their own and it is not the same one; an estimate of the indicator itself stands for what was counted.</summary>
    public static bool Differ(Figure before, Figure after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (left, right) = (SeriesOf(before), SeriesOf(after));
        return left.Length > 0 && right.Length > 0 && (before.IsTraining != after.IsTraining || !left.SequenceEqual(right, StringComparer.Ordinal));
    }

    /// <summary>Ids of the series that a figure comes from, in the order in which its source names them.</summary>
    public static string[] SeriesOf(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return [.. figure.Source.Split("; ").Select(source => source.Split(' ')[0]).Where(source => source.Length > 0 && source != figure.Indicator).Distinct(StringComparer.Ordinal)];
    }

    private static string Length(string reference) => reference.Contains('Q', StringComparison.Ordinal) ? "quarter" : reference.Length switch { 4 => "year", 7 => "month", _ => "day" };
}
