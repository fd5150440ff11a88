using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables.Naive;

/// <summary>Answers questions row by row in the plainest way: what the kernels are held against.</summary>
internal static class NaiveTabulation
{
    public static ResultTable Of(IReadOnlyList<ColumnTable> tables, Question question)
    {
        var asked = AskedQuestion.Of(question);
        var groups = new Dictionary<CellKey, Accumulator>();
        var tally = new Tally();
        foreach (var table in tables)
        {
            Pass(table, asked, groups, tally);
        }

        var cells = groups
            .Select(group => new Cell(group.Key.Codes, group.Value.Result(asked.Question.Measure.Aggregate), group.Value.Rows))
            .Order(CellOrder.Ordinal)
            .ToList();
        return tally.Table([.. asked.By.Select(dimension => dimension.Name)], cells);
    }

    private static void Pass(ColumnTable table, AskedQuestion asked, Dictionary<CellKey, Accumulator> groups, Tally tally)
    {
        var question = asked.Question;
        var moments = RowTime.AllOf(table, question.Time).Select(time => new Moment(table, asked, time)).ToList();
        var measured = RowMeasure.For(table, question.Measure, question.Weight);
        for (var row = 0; row < table.RowCount; row++)
        {
            var inside = tally.Takes(moments, row);
            if (inside.Count == 0)
            {
                continue;
            }

            if (measured(row) is not { } value)
            {
                tally.WithoutValue++;
                continue;
            }

            var codes = inside.ConvertAll(moment => moment.Codes(row));
            tally.Use(codes);
            foreach (var key in codes.SelectMany(one => asked.Subsets.Select(subset => Key(one, subset))))
            {
                ref var group = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
                (group ??= new Accumulator()).Add(value, question.Measure.Aggregate);
            }
        }
    }

    private static CellKey Key(ReadCode[] codes, bool[] totalled) => new([.. codes.Select((code, i) => totalled[i] ? Tabulation.Total : code.Code)]);

    private sealed class Moment(ColumnTable table, AskedQuestion asked, RowTime time)
    {
        private readonly Func<int, bool>[] conditions = [.. asked.Question.Where.Select(condition => RowCondition.For(table, condition, time))];
        private readonly Func<int, ReadCode>[] dimensions = [.. asked.By.Select(dimension => RowCode.For(table, dimension, time))];

        public bool Meets(int row) => Array.TrueForAll(conditions, condition => condition(row));

        public TimePlace Place(int row) => time.Place(row);

        public ReadCode[] Codes(int row) => Array.ConvertAll(dimensions, dimension => dimension(row));
    }

    private sealed class Tally
    {
        private long used;
        private long outside;
        private long filtered;
        private long withoutDate;
        private long endBeforeBeginning;
        private long notInList;
        private long ageImpossible;

        public long WithoutValue { get; set; }

        public ResultTable Table(IReadOnlyList<string> dimensions, IReadOnlyList<Cell> cells) => new(
            dimensions, cells, used, outside, new RowsApart(withoutDate, endBeforeBeginning, WithoutValue) { NotInList = notInList, AgeImpossible = ageImpossible })
        {
            RowsFiltered = filtered,
        };

        /// <summary>The moments at which the row counts.</summary>
        public List<Moment> Takes(IReadOnlyList<Moment> moments, int row)
        {
            var met = moments.Where(moment => moment.Meets(row)).ToList();
            var inside = met.FindAll(moment => moment.Place(row) == TimePlace.Inside);
            if (inside.Count > 0)
            {
                return inside;
            }

            if (met.Count == 0)
            {
                filtered++;
                return inside;
            }

            switch (met[0].Place(row))
            {
                case TimePlace.Undated:
                    withoutDate++;
                    break;
                case TimePlace.Reversed:
                    endBeforeBeginning++;
                    break;
                default:
                    _ = moments.Any(moment => moment.Place(row) == TimePlace.Inside) ? filtered++ : outside++;
                    break;
            }

            return inside;
        }

        public void Use(IReadOnlyList<ReadCode[]> codes)
        {
            used++;
            notInList += codes.Any(one => Array.Exists(one, code => code.NotInList)) ? 1 : 0;
            ageImpossible += codes.Any(one => Array.Exists(one, code => code.AgeImpossible)) ? 1 : 0;
        }
    }
}
