using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables;

/// <summary>
/// Answers questions, one pass over the rows. Sums are exact decimals; an overflow throws and never wraps.
/// A distinct count over several tables counts a key once.
/// </summary>
public static class Tabulation
{
    /// <summary>Code of a total.</summary>
    public const string Total = "_T";

    /// <summary>Answers a question to one table.</summary>
    /// <exception cref="UnknownColumnException">The question names a column that the table does not have.</exception>
    /// <exception cref="OverflowException">A sum is greater than a decimal can hold.</exception>
    public static ResultTable Of(ColumnTable table, Question question) => Of([table], question);

    /// <summary>Answers a question to the rows of several tables together.</summary>
    /// <exception cref="UnknownColumnException">The question names a column that a table does not have.</exception>
    /// <exception cref="OverflowException">A sum is greater than a decimal can hold.</exception>
    public static ResultTable Of(IReadOnlyList<ColumnTable> tables, Question question)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(question);
        var groups = new Dictionary<CellKey, Accumulator>();
        var tally = new Tally();
        foreach (var table in tables)
        {
            Pass(table, question, groups, tally);
        }

        var cells = groups
            .Select(group => new Cell(group.Key.Codes, group.Value.Result(question.Measure.Aggregate), group.Value.Rows))
            .Order(CellOrder.Ordinal)
            .ToList();
        return new ResultTable(
            [.. question.By.Select(dimension => dimension.Name)],
            cells,
            tally.Used,
            tally.Outside,
            new RowsApart(tally.WithoutDate, tally.EndBeforeBeginning, tally.WithoutValue));
    }

    private static void Pass(ColumnTable table, Question question, Dictionary<CellKey, Accumulator> groups, Tally tally)
    {
        var time = RowTime.For(table, question.Time);
        var conditions = question.Where.Select(condition => RowCondition.For(table, condition, time)).ToArray();
        var dimensions = question.By.Select(dimension => RowCode.For(table, dimension, time)).ToArray();
        var measured = RowMeasure.For(table, question.Measure);
        var subsets = question.Totals ? 1 << dimensions.Length : 1;
        var codes = new string[dimensions.Length];
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!MeetsAll(conditions, row) || !tally.Takes(time.Place(row)))
            {
                continue;
            }

            if (!measured.TryRead(row, out var value))
            {
                tally.WithoutValue++;
                continue;
            }

            tally.Used++;
            for (var i = 0; i < codes.Length; i++)
            {
                codes[i] = dimensions[i](row);
            }

            for (var subset = 0; subset < subsets; subset++)
            {
                Group(groups, codes, subset).Add(value, question.Measure.Aggregate);
            }
        }
    }

    private static bool MeetsAll(Func<int, bool>[] conditions, int row)
    {
        foreach (var condition in conditions)
        {
            if (!condition(row))
            {
                return false;
            }
        }

        return true;
    }

    private static Accumulator Group(Dictionary<CellKey, Accumulator> groups, string[] codes, int totals)
    {
        var key = new string[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            key[i] = (totals & (1 << i)) != 0 ? Total : codes[i];
        }

        ref var group = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(groups, new CellKey(key), out _);
        return group ??= new Accumulator();
    }

    private sealed class Tally
    {
        public long Used { get; set; }

        public long Outside { get; private set; }

        public long WithoutDate { get; private set; }

        public long EndBeforeBeginning { get; private set; }

        public long WithoutValue { get; set; }

        public bool Takes(TimePlace place)
        {
            switch (place)
            {
                case TimePlace.Undated:
                    WithoutDate++;
                    return false;
                case TimePlace.Reversed:
                    EndBeforeBeginning++;
                    return false;
                case TimePlace.Outside:
                    Outside++;
                    return false;
                default:
                    return true;
            }
        }
    }
}
