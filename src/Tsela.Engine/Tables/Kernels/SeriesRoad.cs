using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Whether a stock on many days can be taken in one pass, and the parts of its own that this needs.</summary>
internal static class SeriesRoad
{
    /// <summary>
    /// One pass serves measures that add up and for persons, with all ages from one birth date, and conditions on ages that stand by
    /// themselves; anything else is taken day by day.
    /// </summary>
    public static bool Fits(IReadOnlyList<ColumnTable> tables, Question question) =>
        question.Measure.Aggregate is Aggregate.Count or Aggregate.Sum or Aggregate.Mean or Aggregate.Distinct
        && question.Weight is null
        && !question.Where.Any(condition => condition is not AgeWithin && HasAge(condition))
        && tables.All(table => AgeColumns(question).Select(name => table.Find<Column>(name)).Where(column => column is DateColumn).Distinct().Count() <= 1);

    /// <summary>Puts the ages of a series in their places; false where its sums might need more than the usual bits.</summary>
    public static bool Place(IReadOnlyList<TablePlan> plans, AskedQuestion asked, DensePlaces places)
    {
        if (plans[0].Numbers is not null && SumMeasure.ScaleOf(plans) is null)
        {
            return false;
        }

        foreach (var plan in plans)
        {
            if (plan.Numbers is not null && !SumMeasure.IsNarrow(plan))
            {
                return false;
            }

            (plan.Placing as Series)?.Ages?.Place(
                [.. asked.By.Select((dimension, i) => (dimension, i)).Where(pair => pair.dimension is AgeDimension age && plan.Table.Find<Column>(age.Column) is DateColumn).Select(pair => places.Stride(pair.i))]);
        }

        return true;
    }

    private static IEnumerable<string> AgeColumns(Question question) =>
        question.By.OfType<AgeDimension>().Select(dimension => dimension.Column).Concat(question.Where.OfType<AgeWithin>().Select(condition => condition.Column));

    private static bool HasAge(Condition condition) => condition switch
    {
        AgeWithin => true,
        Not not => HasAge(not.Condition),
        AnyOf any => any.Conditions.Any(HasAge),
        _ => false,
    };
}
