using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>Conditions as expressions that are true or false and never null, so that each can be turned round.</summary>
internal static class SqlConditions
{
    public static string Of(SqlRelation relation, Condition condition, SqlTime time) => condition switch
    {
        CodeIs codes => Codes(relation.Column(codes.Column), codes),
        ValueIs { Given: true } value => relation.Column(value.Column).Given,
        ValueIs value => $"NOT {relation.Column(value.Column).Given}",
        NumberWithin within => Within(relation.Column<NumberColumn>(within.Column).Value, Number(within.From), Number(within.To)),
        DateWithin within => Within(relation.Column<DateColumn>(within.Column).Value, Day(within.From), Day(within.To)),
        AgeWithin within => Within($"({SqlAge.Of(relation.Column(within.Column), time)})", Number(within.From), Number(within.To)),
        CodesDiffer differ => Differ(relation.Column<CodeColumn>(differ.Column), relation.Column<CodeColumn>(differ.Other)),
        AnyOf any => any.Conditions.Count == 0 ? "false" : $"({string.Join(" OR ", any.Conditions.Select(one => Of(relation, one, time)))})",
        Not not => $"NOT ({Of(relation, not.Condition, time)})",
        _ => throw new InvalidOperationException($"No such condition: {condition}"),
    };

    private static string Codes(SqlColumn column, CodeIs wanted)
    {
        var codes = SqlWords.Texts(wanted.Codes);
        var fits = $"{column.Text} = ANY ({codes})";
        if (column.Column is CodeColumn)
        {
            fits = $"({fits} OR ({column.Given} AND string_to_array({column.Value}, ';') && {codes}))";
        }

        return wanted.Negated ? $"({column.Given} AND NOT coalesce({fits}, false))" : $"coalesce({fits}, false)";
    }

    private static string Within(string value, string? from, string? to)
    {
        string?[] ends = [$"{value} IS NOT NULL", from is null ? null : $"{value} >= {from}", to is null ? null : $"{value} <= {to}"];
        return $"coalesce({SqlWords.All([.. ends.OfType<string>()])}, false)";
    }

    private static string Differ(SqlColumn one, SqlColumn other) => $"({one.Given} AND {other.Given} AND {one.Value} <> {other.Value})";

    private static string? Number(decimal? end) => end is { } number ? SqlWords.Number(number) : null;

    private static string? Day(DateOnly? end) => end is { } day ? SqlWords.Day(day) : null;
}
