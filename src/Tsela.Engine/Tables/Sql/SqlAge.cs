using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>Completed years.</summary>
internal static class SqlAge
{
    /// <summary>Years from a birth date to a day; null where one is missing, or the birth comes after.</summary>
    public static string Years(string birth, string day) =>
        $"CASE WHEN {birth} <= {day} THEN (extract(year FROM {day}) - extract(year FROM {birth}))::int - CASE WHEN to_char({day}, 'MMDD') < to_char({birth}, 'MMDD') THEN 1 ELSE 0 END END";

    /// <summary>Years of a row, from a birth date or a column that holds the age.</summary>
    public static string Of(SqlColumn column, SqlTime time) => column.Column is NumberColumn
        ? $"CASE WHEN {column.Value} >= 0 AND {column.Value} < 200 THEN trunc({column.Value})::int END"
        : time.AgeDay is { } day ? Years(column.Value, day) : "NULL::int";
}
