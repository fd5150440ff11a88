namespace Tsela.Engine.Tables;

/// <summary>A question that makes sense, with the day of the stock in its place and the subsets that totals are made over.</summary>
internal sealed class AskedQuestion
{
    private AskedQuestion(Question question, IReadOnlyList<Dimension> by)
    {
        Question = question;
        By = by;
        var totalled = by.Select((dimension, i) => (dimension, i)).Where(pair => HasTotal(pair.dimension)).Select(pair => pair.i).ToArray();
        if (totalled.Length > 16)
        {
            throw new ArgumentException($"Totals over {totalled.Length} dimensions are too many; name at most 16 in TotalsOf.", nameof(question));
        }

        Subsets = [.. Enumerable.Range(0, 1 << totalled.Length).Select(subset => Enumerable.Range(0, by.Count).Select(i => Array.IndexOf(totalled, i) is >= 0 and var bit && (subset & (1 << bit)) != 0).ToArray())];
    }

    public Question Question { get; }

    public IReadOnlyList<Dimension> By { get; }

    /// <summary>For each kind of subtotal, which dimensions are totalled; the first has none.</summary>
    public IReadOnlyList<bool[]> Subsets { get; }

    public static AskedQuestion Of(Question question)
    {
        var isAtDay = question.Time is StockOn or StockOnDays or StateOn;
        var days = question.By.OfType<AtDimension>().Count();
        if (days > 1 || (days == 1 && !isAtDay))
        {
            throw new ArgumentException("The day of the stock is a dimension once, and only where the question has a stock.", nameof(question));
        }

        if (question.Time is StockOnDays { Days.Count: 0 or > StockOnDays.DaysMax })
        {
            throw new ArgumentException($"A stock on days names at least one day, and at most {StockOnDays.DaysMax}.", nameof(question));
        }

        if (question.Weight is not null && question.Measure.Aggregate is not (Aggregate.Count or Aggregate.Sum or Aggregate.Mean))
        {
            throw new ArgumentException($"A {question.Measure.Aggregate} has no weights; a count, a sum and a mean have.", nameof(question));
        }

        var by = question.Time is StockOnDays && days == 0 ? [.. question.By, new AtDimension()] : question.By;
        if (question.TotalsOf?.FirstOrDefault(name => !by.Any(dimension => dimension.Name == name)) is { } unknown)
        {
            throw new ArgumentException($"There is no dimension '{unknown}' to total.", nameof(question));
        }

        return new AskedQuestion(question, by);
    }

    private bool HasTotal(Dimension dimension) =>
        dimension is not AtDimension && (Question.TotalsOf is { } named ? named.Contains(dimension.Name) : Question.Totals);
}
