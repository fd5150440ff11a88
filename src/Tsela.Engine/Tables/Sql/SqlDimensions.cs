using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>Dimensions as expressions of text that are never null.</summary>
internal static class SqlDimensions
{
    public static string Of(SqlRelation relation, Dimension dimension, SqlTime time) => dimension switch
    {
        CodeDimension code => relation.Column(code.Column) is var column ? column.Coded(column.FirstItem) : "",
        LevelDimension level => Level(relation.Column(level.Column), level.Groups),
        DateDimension date => relation.Column<DateColumn>(date.Column) is var column ? column.Coded(Period(column.Value, date.Level)) : "",
        AgeDimension age => relation.Column(age.Column) is var column ? column.Coded(Band(SqlAge.Of(column, time), age.Bands)) : "",
        AtDimension => $"to_char({time.AgeDay}, 'YYYY-MM-DD')",
        _ => throw new InvalidOperationException($"No such dimension: {dimension}"),
    };

    private static string Level(SqlColumn column, IReadOnlyDictionary<string, string> groups)
    {
        if (groups.Count == 0)
        {
            return column.Coded(column.FirstItem);
        }

        var whens = groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"WHEN {SqlWords.Text(group.Key)} THEN {SqlWords.Text(group.Value)}");
        var grouped = $"CASE {column.FirstItem} {string.Join(' ', whens)} ELSE {column.FirstItem} END";
        return column.Coded(column.Column.States.Count == 0 ? grouped : $"CASE WHEN {column.Given} THEN {grouped} END");
    }

    private static string Period(string day, DateLevel level) => level switch
    {
        DateLevel.Year => $"to_char({day}, 'YYYY')",
        DateLevel.Quarter => $"to_char({day}, 'YYYY\"-Q\"Q')",
        DateLevel.Month => $"to_char({day}, 'YYYY-MM')",
        _ => $"to_char({day}, 'YYYY-MM-DD')",
    };

    // the age is worked out once, however many bands there are
    private static string Band(string years, IReadOnlyList<Band> bands)
    {
        var whens = bands.Select(band => string.Create(
            CultureInfo.InvariantCulture, $"WHEN years >= {band.From}{(band.To is { } to ? $" AND years <= {to}" : "")} THEN {SqlWords.Text(band.Code)}"));
        return bands.Count == 0 ? "NULL::text" : $"(SELECT CASE {string.Join(' ', whens)} END FROM (SELECT {years} AS years) AS age)";
    }
}
