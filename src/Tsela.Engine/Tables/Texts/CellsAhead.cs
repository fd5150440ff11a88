using System.Numerics;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>The number of codes that a dimension can have in a question.</summary>
public sealed record DimensionAhead(string Name, BigInteger Codes);

/// <summary>How many cells a question can have at most, told from the columns' dictionaries before a row is read.</summary>
/// <param name="Cells">No more than this; codes that never meet, and rows that filters on other columns leave out, are not known yet.</param>
/// <param name="Dimensions">The codes of each dimension, in the order of the question.</param>
public sealed record CellsAhead(BigInteger Cells, IReadOnlyList<DimensionAhead> Dimensions)
{
    /// <summary>Counts ahead.</summary>
    /// <exception cref="UnknownColumnException">The question names a column that the table does not have.</exception>
    public static CellsAhead Of(ColumnTable table, Question question)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(question);
        var ahead = new List<DimensionAhead>();
        var ofRows = BigInteger.One;
        var subsets = BigInteger.One;
        foreach (var dimension in question.By.Where(one => one is not AtDimension))
        {
            var codes = Codes(table, dimension, question);
            ahead.Add(new DimensionAhead(dimension.Name, codes));
            var hasTotal = question.TotalsOf?.Contains(dimension.Name) ?? question.Totals;
            ofRows *= codes + (hasTotal ? 1 : 0);
            subsets *= hasTotal ? 2 : 1;
        }

        var days = question.Time is StockOnDays stock ? stock.Days.Distinct().Count() : 1;
        if (days > 1)
        {
            ahead.Add(new DimensionAhead(AtDimension.UsualName, days));
        }

        // a row is in one cell of the codes, and with totals in one of each subset
        return new CellsAhead(BigInteger.Min(ofRows, table.RowCount * subsets) * days, ahead);
    }

    private static BigInteger Codes(ColumnTable table, Dimension dimension, Question question) => dimension switch
    {
        CodeDimension code => Named(table.Find<Column>(code.Column), question),
        LevelDimension level => Groups(table.Find<CodeColumn>(level.Column), level),
        DateDimension date => Periods(table.Find<DateColumn>(date.Column), date, question),
        AgeDimension age => age.Bands.Count + 1 + table.Find<Column>(age.Column).States.Count,
        _ => throw new InvalidOperationException($"No such dimension: {dimension}"),
    };

    // a list stands under its first item, so a filter on its items says nothing of the codes
    private static BigInteger Named(Column column, Question question) => question.Where.OfType<CodeIs>()
        .Where(condition => !condition.Negated && IsOf(condition.Column, column) && !HasLists(column))
        .Select(condition => (BigInteger)condition.Codes.Count).Append(column.RawLimit).Min();

    private static bool HasLists(Column column) => column is CodeColumn codes && codes.Dictionary.Any(code => code.Contains(';', StringComparison.Ordinal));

    private static bool IsOf(string name, Column column) => name == column.Name || name == column.Concept;

    private static BigInteger Groups(CodeColumn column, LevelDimension level)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in column.Dictionary)
        {
            var first = code.Split(';')[0];
            groups.Add(level.Groups.GetValueOrDefault(first, first));
        }

        return groups.Count + 1 + column.States.Count;
    }

    private static BigInteger Periods(DateColumn column, DateDimension dimension, Question question)
    {
        var days = (long)(column.RawLimit - column.FirstValue);
        if (days == 0)
        {
            return (BigInteger)column.FirstValue;
        }

        var (first, last) = (DateOnly.FromDayNumber(column.FirstDay), DateOnly.FromDayNumber((int)(column.FirstDay + days - 1)));
        if (question.Time is FlowIn flow && IsOf(flow.Date, column))
        {
            (first, last) = (Later(first, flow.First), Earlier(last, flow.Last));
        }

        foreach (var within in question.Where.OfType<DateWithin>().Where(within => IsOf(within.Column, column)))
        {
            (first, last) = (Later(first, within.From ?? first), Earlier(last, within.To ?? last));
        }

        return first > last ? (BigInteger)column.FirstValue : Places(first, last, dimension.Level) + (BigInteger)column.FirstValue;
    }

    private static long Places(DateOnly first, DateOnly last, DateLevel level) => level switch
    {
        DateLevel.Year => last.Year - first.Year + 1,
        DateLevel.Quarter => (((last.Year - first.Year) * 4) + ((last.Month - 1) / 3)) - ((first.Month - 1) / 3) + 1,
        DateLevel.Month => ((last.Year - first.Year) * 12) + last.Month - first.Month + 1,
        _ => last.DayNumber - first.DayNumber + 1,
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
