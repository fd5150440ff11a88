using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>A field, its check, and the column in which it comes; -1 where the file has none.</summary>
internal sealed class ColumnBinding(int fieldIndex, int column, FieldCheck check)
{
    public int Field => fieldIndex;
    public int Column => column;
    public FieldCheck Check => check;

    /// <summary>Column for people, from 1; 0 where there is none.</summary>
    public int Number => column + 1;

    /// <summary>What the column shows of the order of day and month.</summary>
    public DateOrderTally Dates { get; } = new();
}

/// <summary>Counts how the dates of a column are written, to tell at the end which readings are in doubt.</summary>
internal sealed class DateOrderTally
{
    private const int RowsKeptMax = 1000;

    public long DayFirst { get; private set; }
    public long MonthFirst { get; private set; }
    public long Either { get; private set; }
    public long FirstMonthFirstRow { get; private set; }

    /// <summary>The first rows whose date could be read both ways.</summary>
    public List<long> EitherRows { get; } = [];

    public void Count(DateOrder order, long row)
    {
        switch (order)
        {
            case DateOrder.DayFirst:
                DayFirst++;
                break;
            case DateOrder.MonthFirst:
                MonthFirst++;
                FirstMonthFirstRow = FirstMonthFirstRow == 0 ? row : FirstMonthFirstRow;
                break;
            case DateOrder.Either:
                Either++;
                if (EitherRows.Count < RowsKeptMax)
                {
                    EitherRows.Add(row);
                }

                break;
        }
    }
}
