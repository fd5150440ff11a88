using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Sql;

/// <summary>Where rows are taken from, which of them are inside the time, and the day at which their ages are taken.</summary>
/// <param name="From">The relations.</param>
/// <param name="Inside">What the rows must meet.</param>
/// <param name="AgeDay">The day; null where there is none.</param>
internal sealed record SqlTime(string From, IReadOnlyList<string> Inside, string? AgeDay)
{
    /// <summary>The days of a stock on many days.</summary>
    public const string Days = "days";

    public static SqlTime Of(SqlRelation relation, TimeRule? rule)
    {
        var rows = $"{relation.Name} AS {SqlRelation.Alias}";
        switch (rule)
        {
            case null:
                return new SqlTime(rows, [], null);
            case StockOn stock:
                return new SqlTime(rows, Valid(relation, stock.From, stock.To, SqlWords.Day(stock.Day)), SqlWords.Day(stock.Day));
            case StockOnDays stock:
                return new SqlTime($"{rows} CROSS JOIN {Days}", Valid(relation, stock.From, stock.To, $"{Days}.day"), $"{Days}.day");
            case StateOn state:
                return State(relation, rows, state);
            case FlowIn flow:
                var date = relation.Column<DateColumn>(flow.Date).Value;
                return new SqlTime(rows, [$"{date} BETWEEN {SqlWords.Day(flow.First)} AND {SqlWords.Day(flow.Last)}"], date);
            default:
                throw new InvalidOperationException($"No such rule of time: {rule}");
        }
    }

    private static string[] Valid(SqlRelation relation, string fromName, string toName, string day)
    {
        var (from, to) = (relation.Column<DateColumn>(fromName).Value, relation.Column<DateColumn>(toName).Value);
        return [$"{from} <= {day}", $"({to} IS NULL OR ({to} >= {day} AND {to} >= {from}))"];
    }

    private static SqlTime State(SqlRelation relation, string rows, StateOn state)
    {
        var (key, date, to) = (relation.Column<CodeColumn>(state.Key), relation.Column<DateColumn>(state.Date).Value, relation.Column<DateColumn>(state.To).Value);
        var (number, day) = ($"{SqlRelation.Alias}.{SqlWords.Name(SqlRelation.RowNumber)}", SqlWords.Day(state.Day));
        var last = $"SELECT DISTINCT ON ({key.Value}) {number} FROM {rows} WHERE {key.Given} AND {date} <= {day} ORDER BY {key.Value}, {date} DESC, {number} DESC";
        return new SqlTime(rows, [$"{number} IN ({last})", $"({to} IS NULL OR {to} >= {day})"], day);
    }
}
