using System.Text;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>
/// A question as one statement for PostgreSQL 13 or newer, over relations as <see cref="SqlRelation"/> describes them: the
/// road past one machine, and another engine that checks this one. The result has a column for each dimension, then
/// <c>value</c> and <c>rows</c>, in ordinal order of the codes. Totals need no more than 12 dimensions there.
/// </summary>
public static class SqlQuestion
{
    // a total of nothing is no cell
    private const string OnlyWithRows = "HAVING count(*) > 0";

    /// <summary>Writes the statement.</summary>
    /// <param name="tables">The tables whose rows are counted together; only their columns are looked at.</param>
    /// <param name="question">The question.</param>
    /// <exception cref="UnknownColumnException">The question names a column that a table does not have.</exception>
    /// <exception cref="ArgumentException">The question does not make sense.</exception>
    public static string Of(IReadOnlyList<ColumnTable> tables, Question question)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(question);
        var asked = AskedQuestion.Of(question);
        var sql = new StringBuilder("WITH ");
        if (question.Time is StockOnDays stock)
        {
            sql.Append(SqlTime.Days).Append("(day) AS (VALUES ").AppendJoin(", ", stock.Days.Distinct().Select(day => $"({SqlWords.Day(day)})")).Append("),\n");
        }

        sql.Append("counted AS (\n").AppendJoin("\n  UNION ALL\n", tables.Select(table => Rows(new SqlRelation(table), asked))).Append("\n)\nSELECT ");
        var totalled = Enumerable.Range(0, asked.By.Count).Where(i => asked.Subsets.Any(subset => subset[i])).ToList();
        sql.AppendJoin(", ",
            [
                .. asked.By.Select((dimension, i) => $"{(totalled.Contains(i) ? $"CASE WHEN grouping(c{i}) = 1 THEN {SqlWords.Text(Tabulation.Total)} ELSE c{i} END" : $"c{i}")} AS {SqlWords.Name(dimension.Name)}"),
                $"{SqlMeasure.Joined(question.Measure.Aggregate, question.Weight is not null)} AS value", "count(*) AS rows",
            ])
            .Append("\nFROM counted\n");
        if (asked.By.Count == 0)
        {
            return sql.Append(OnlyWithRows).ToString();
        }

        var plain = Enumerable.Range(0, asked.By.Count).Except(totalled).Select(i => $"c{i}");
        string[] groups = totalled.Count == 0 ? [.. plain] : [.. plain, $"CUBE ({string.Join(", ", totalled.Select(i => $"c{i}"))})"];
        return sql.Append("GROUP BY ").AppendJoin(", ", groups).Append('\n').Append(OnlyWithRows)
            .Append("\nORDER BY ").AppendJoin(", ", Enumerable.Range(0, asked.By.Count).Select(i => Ordered(i, totalled.Contains(i)))).ToString();
    }

    private static string Ordered(int dimension, bool isTotalled) => isTotalled
        ? $"(CASE WHEN grouping(c{dimension}) = 1 THEN {SqlWords.Text(Tabulation.Total)} ELSE c{dimension} END) COLLATE \"C\""
        : $"c{dimension} COLLATE \"C\"";

    private static string Rows(SqlRelation relation, AskedQuestion asked)
    {
        var question = asked.Question;
        var time = SqlTime.Of(relation, question.Time);
        var value = SqlMeasure.Value(relation, question.Measure);
        var weight = question.Weight is { } name ? relation.Column<NumberColumn>(name).Value : null;
        string[] columns =
        [
            .. asked.By.Select((dimension, i) => $"{SqlDimensions.Of(relation, dimension, time)} AS c{i}"),
            $"{value ?? "1"} AS v", .. weight is null ? [] : new[] { $"{weight} AS w" },
        ];
        string[] met =
        [
            .. question.Where.Select(condition => SqlConditions.Of(relation, condition, time)), .. time.Inside,
            .. new[] { value, weight }.OfType<string>().Select(needed => $"{needed} IS NOT NULL"),
        ];
        return $"  SELECT {string.Join(",\n         ", columns)}\n  FROM {time.From}\n  WHERE {SqlWords.All(met)}";
    }
}
