using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>How many cells a table can have at most, reckoned from dictionaries and filters without reading a row.</summary>
internal sealed class TableSize
{
    public const long PageCellsMax = 60_000;

    public const long FileCellsMax = 1_000_000;

    private readonly AskedTable asked;
    private readonly ColumnTable table;
    private readonly bool showsEmpty;

    private TableSize(AskedTable asked, ColumnTable table, bool showsEmpty)
    {
        this.asked = asked;
        this.table = table;
        this.showsEmpty = showsEmpty;
        Codes = [.. asked.Dimensions.Select(CodesOf)];
        Rows = Side(0, asked.Rows.Count);
        Columns = Side(asked.Rows.Count, asked.Columns.Count);
    }

    /// <summary>Codes of each dimension, rows first.</summary>
    public IReadOnlyList<long> Codes { get; }

    public long Rows { get; }

    public long Columns { get; }

    public long Cells => Rows > long.MaxValue / Columns ? long.MaxValue : Rows * Columns;

    public static TableSize Of(AskedTable asked, ColumnTable table, bool showsEmpty) => new(asked, table, showsEmpty);

    /// <summary>Which dimension to drop, to take at a level, or to filter.</summary>
    public string Advice()
    {
        var (largest, place) = asked.Dimensions.Select((dimension, i) => (dimension, i)).MaxBy(pair => Codes[pair.i]);
        var count = Codes[place].ToString("#,0", CultureInfo.InvariantCulture);
        var level = largest.Dimension is CodeDimension && largest.Variable.Levels.MinBy(one => one.Labels.Count) is { } above
            ? string.Create(CultureInfo.InvariantCulture, $", take {above.Title.ToLowerInvariant()} instead ({above.Labels.Count} groups)")
            : largest.Dimension is DateDimension { Level: not DateLevel.Year } ? ", take its years instead" : "";
        return $"The largest part is {largest.Title} with {count} codes: choose some of them under Filters{level}, or leave {largest.Title} out.";
    }

    private long Side(int first, int count)
    {
        var product = Codes.Skip(first).Take(count).Aggregate(1L, (all, codes) => all > long.MaxValue / Math.Max(codes, 1) ? long.MaxValue : all * Math.Max(codes, 1));
        // combinations that no row has are not shown unless asked for
        var most = Math.Max(1, (long)table.RowCount * (1L << Math.Min(count, 8)) * Days());
        return showsEmpty ? product : Math.Min(product, most);
    }

    private long Days() => asked.Time.Rule is StockOnDays stock ? stock.Days.Count : 1;

    private long CodesOf(ChosenDimension dimension)
    {
        var codes = dimension.Dimension switch
        {
            AtDimension => Days(),
            AgeDimension age => age.Bands.Count + 1,
            DateDimension date => Periods(date),
            CodeDimension or LevelDimension when table.TryFind(dimension.Variable.Name, out var column) => Groups(dimension, column),
            _ => 1,
        };
        return codes + (asked.Question.Totals && dimension.Dimension is not AtDimension ? 1 : 0);
    }

    private long Groups(ChosenDimension dimension, Column column)
    {
        if (column is not CodeColumn coded)
        {
            return (long)Math.Min((ulong)column.Count + 1, column.RawLimit);
        }

        var only = asked.Filters.Where(filter => filter.Variable == dimension.Variable && filter.Codes is not null).Select(filter => filter.Codes!).ToList();
        var groups = dimension.Dimension is LevelDimension level ? level.Groups : null;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in coded.Dictionary.Concat(showsEmpty ? dimension.Variable.Labels.Keys : []))
        {
            if (only.TrueForAll(codes => codes.Contains(code) || code.Split(';').Any(codes.Contains)))
            {
                var first = AskedFilter.First(code);
                found.Add(groups?.GetValueOrDefault(first) ?? first);
            }
        }

        return found.Count + (only.Count > 0 ? 0 : 1 + column.States.Count);
    }

    private long Periods(DateDimension date)
    {
        var column = table.Find<DateColumn>(date.Column);
        if (column.RawLimit <= column.FirstValue)
        {
            return 1;
        }

        var first = DateOnly.FromDayNumber(column.FirstDay);
        var last = DateOnly.FromDayNumber(column.DayOf(column.RawLimit - 1));
        if (asked.Time.Rule is FlowIn flow && flow.Date == date.Column)
        {
            (first, last) = (Later(first, flow.First), Earlier(last, flow.Last));
        }

        foreach (var within in asked.Filters.Select(filter => filter.Condition).OfType<DateWithin>().Where(within => within.Column == date.Column))
        {
            (first, last) = (Later(first, within.From ?? first), Earlier(last, within.To ?? last));
        }

        var months = ((last.Year - first.Year) * 12L) + last.Month - first.Month + 1;
        var periods = date.Level switch
        {
            DateLevel.Year => last.Year - first.Year + 1,
            DateLevel.Quarter => (months + 4) / 3,
            DateLevel.Month => months,
            _ => last.DayNumber - first.DayNumber + 1L,
        };
        return Math.Max(periods, 0) + 1;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
