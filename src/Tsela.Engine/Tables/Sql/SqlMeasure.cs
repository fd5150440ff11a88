using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>What is measured: the value of a row, and how the values of a cell become one.</summary>
internal static class SqlMeasure
{
    /// <summary>The value of a row, null where it has none; for a count there is none to have.</summary>
    public static string? Value(SqlRelation relation, Measure measure) => measure switch
    {
        { Aggregate: Aggregate.Count } => null,
        { Aggregate: Aggregate.Distinct, Value: ColumnValue value } => relation.Column(value.Column).ValueText,
        { Value: ColumnValue value } => relation.Column<NumberColumn>(value.Column).Value,
        { Value: DaysBetween days } => $"({relation.Column<DateColumn>(days.To).Value} - {relation.Column<DateColumn>(days.From).Value})::numeric",
        { Value: AgeAt age } => $"({SqlAge.Years(relation.Column<DateColumn>(age.Birth).Value, relation.Column<DateColumn>(age.At).Value)})::numeric",
        _ => throw new InvalidOperationException($"No such measure: {measure}"),
    };

    // the plain median of numbers: the database's own works on floating point
    private const string Median = "(percentile_disc(0.5) WITHIN GROUP (ORDER BY v) + percentile_disc(0.5) WITHIN GROUP (ORDER BY v DESC)) / 2";

    /// <summary>The value of a cell.</summary>
    public static string Joined(Aggregate aggregate, bool isWeighted) => aggregate switch
    {
        Aggregate.Count => isWeighted ? "sum(w)" : "count(*)",
        Aggregate.Distinct => "count(DISTINCT v)",
        Aggregate.Sum => isWeighted ? "sum(v * w)" : "sum(v)",
        Aggregate.Mean => isWeighted ? "sum(v * w) / nullif(sum(w), 0)" : "sum(v) / count(*)",
        Aggregate.Median => Median,
        Aggregate.Min => "min(v)",
        Aggregate.Max => "max(v)",
        _ => throw new InvalidOperationException($"No such aggregate: {aggregate}"),
    };
}
