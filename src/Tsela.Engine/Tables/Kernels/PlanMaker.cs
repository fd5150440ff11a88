using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Makes a question to one table into a plan: tables from raw values to codes and to yes or no.</summary>
internal sealed class PlanMaker(ColumnTable table, AskedQuestion asked, IReadOnlyList<CodeSpace> spaces, Roads roads)
{
    private const byte Fine = 0;
    private readonly Dictionary<Column, RawView> views = [];
    private readonly DateOnly[] days = asked.Question.Time is StockOnDays stock ? Series.DaysOf(stock) : [];
    private AgeRuns? runs;

    private DateOnly? Day => asked.Question.Time switch
    {
        StockOn stock => stock.Day,
        StateOn state => state.Day,
        _ => null,
    };

    /// <param name="keys">Numbers of the different values to count, over all tables; null where there is one table.</param>
    public TablePlan Make(Dictionary<string, ulong>? keys)
    {
        var measure = asked.Question.Measure;
        var isDistinct = measure.Aggregate == Aggregate.Distinct;
        runs = days.Length == 0 ? null : Runs();
        RowCodes[] codes = [.. asked.By.Select((dimension, i) => Codes(dimension, spaces[i]))];
        return new TablePlan
        {
            Table = table,
            Tests = Tests(asked.Question.Where),
            Placing = Placing(),
            Codes = codes,
            Odd = runs is null ? [.. codes.Where(one => one.HasOddities)] : [.. codes.Where(one => one.HasOddities).DistinctBy(one => one is AgeRunCodes ? runs : (object)one)],
            KeyLimit = isDistinct ? (ulong)View<Column>(((ColumnValue)measure.Value!).Column).Limit : 0,
            Numbers = isDistinct || measure.Aggregate == Aggregate.Count ? null : RowNumbers.Of(table, measure, View<Column>),
            Weights = asked.Question.Weight is { } weight ? RowNumbers.Of(table.Find<NumberColumn>(weight), View<Column>) : null,
            Keys = isDistinct ? Keys(View<Column>(((ColumnValue)measure.Value!).Column), keys) : null,
        };
    }

    public RawView View<T>(string column)
        where T : Column
    {
        var found = table.Find<T>(column);
        if (!views.TryGetValue(found, out var view))
        {
            views.Add(found, view = RawView.Of(found, roads));
        }

        return view;
    }

    public static IEnumerable<string> BandCodes(AgeDimension dimension, int years) => dimension.Bands.Where(band => years >= band.From && !(years > band.To)).Select(band => band.Code);

    public static string BandOf(AgeDimension dimension, int years) => BandCodes(dimension, years).FirstOrDefault("");

    public RowTest Test(Condition condition) => condition switch
    {
        CodeIs codes => ColumnTest.Of(View<Column>(codes.Column), Fits(table.Find<Column>(codes.Column), codes)),
        ValueIs value when table.Find<Column>(value.Column) is var column => ColumnTest.Of(View<Column>(value.Column), raw => raw >= column.FirstValue == value.Given),
        NumberWithin within when table.Find<NumberColumn>(within.Column) is var column => ColumnTest.Of(
            View<NumberColumn>(within.Column), raw => raw >= column.FirstValue && column.NumberOf(raw) is var number && !(number < within.From) && !(number > within.To)),
        DateWithin within when table.Find<DateColumn>(within.Column) is var column => ColumnTest.Of(
            View<DateColumn>(within.Column), raw => raw >= column.FirstValue && column.DayOf(raw) is var day && !(day < within.From?.DayNumber) && !(day > within.To?.DayNumber)),
        CodesDiffer differ => Differ(differ),
        AgeWithin within => Age(within),
        Not not => Not(Test(not.Condition)),
        AnyOf { Conditions.Count: 0 } => new ConstantTest(false),
        AnyOf any when any.Conditions.Select(Test).ToList() is var tests => ColumnTest.Joined(tests, (left, right) => left | right) ?? (RowTest)new AnyTest(tests),
        _ => throw new InvalidOperationException($"No such condition: {condition}"),
    };

    private static RowTest Not(RowTest test) => test is ColumnTest one
        ? new ColumnTest(one.View, Array.ConvertAll(one.Table, met => (byte)(met ^ 1)))
        : new NotTest(test);

    private static Func<ulong, bool> Fits(Column column, CodeIs wanted)
    {
        bool Any(string code) => wanted.Codes.Contains(code) || (code.Contains(';', StringComparison.Ordinal) && code.Split(';').Any(wanted.Codes.Contains));
        return raw => raw != 0
            && (raw < column.FirstValue ? !wanted.Negated && wanted.Codes.Contains(column.TextOf(raw)) : Any(column.TextOf(raw)) != wanted.Negated);
    }

    /// <summary>The date column of births that a dimension or condition takes the age from; null where there is none or the age itself stands in it.</summary>
    private string? Births(string? column) =>
        column is not null && !(table.TryFind(column, out var found) && found is NumberColumn) ? table.Find<DateColumn>(column).Name : null;

    private string? Births(Dimension dimension) => Births((dimension as AgeDimension)?.Column);

    private string? Births(Condition condition) => Births((condition as AgeWithin)?.Column);

    /// <summary>The runs of ages of a series; null where it has no ages.</summary>
    private AgeRuns? Runs()
    {
        if (asked.By.Select(Births).Concat(asked.Question.Where.Select(Births)).FirstOrDefault(name => name is not null) is not { } name)
        {
            return null;
        }

        var births = table.Find<DateColumn>(name);
        var conditions = asked.Question.Where.OfType<AgeWithin>().Where(condition => Births(condition) is not null).ToList();
        return AgeRuns.Of(
            View<DateColumn>(name),
            days,
            [.. asked.By.Select((dimension, i) => (dimension, i)).Where(pair => Births(pair.dimension) is not null).Select(pair => new Func<ulong, int?, uint>((raw, years) =>
                spaces[pair.i].CodeOf(years is { } age ? BandOf((AgeDimension)pair.dimension, age) : raw < births.FirstValue ? births.TextOf(raw) : "")))],
            years => conditions.TrueForAll(within => years is { } age && !(age < within.From) && !(age > within.To)));
    }

    private List<RowTest> Tests(IReadOnlyList<Condition> conditions)
    {
        var tests = conditions.Where(condition => runs is null || Births(condition) is null).Select(Test).ToList();
        if (runs is not null)
        {
            tests.Add(runs.IncludedSometime());
        }

        return
        [
            .. tests.OfType<ColumnTest>().GroupBy(test => test.View).Select(group => ColumnTest.Joined([.. group], (left, right) => left & right)!),
            .. tests.Where(test => test is not ColumnTest),
        ];
    }

    private DifferTest Differ(CodesDiffer differ)
    {
        var (left, right) = (table.Find<CodeColumn>(differ.Column), table.Find<CodeColumn>(differ.Other));
        var numbers = new Dictionary<string, uint>(StringComparer.Ordinal);
        uint[] Numbered(CodeColumn column) => View<CodeColumn>(column.Name).Table(raw =>
        {
            if (raw < column.FirstValue)
            {
                return 0u;
            }

            ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(numbers, column.TextOf(raw), out _);
            return number == 0 ? number = (uint)numbers.Count : number;
        });
        return new DifferTest(View<CodeColumn>(left.Name), Numbered(left), View<CodeColumn>(right.Name), Numbered(right));
    }

    private RowTest Age(AgeWithin within)
    {
        bool Fits(int years) => !(years < within.From) && !(years > within.To);
        if (table.TryFind(within.Column, out var column) && column is NumberColumn ages)
        {
            return ColumnTest.Of(View<NumberColumn>(within.Column), raw => raw >= ages.FirstValue && ages.NumberOf(raw) is >= 0 and < 200 and var age && Fits((int)age));
        }

        var births = table.Find<DateColumn>(within.Column);
        if (asked.Question.Time is FlowIn flow)
        {
            return new AgeTest(PackedDays.Of(View<DateColumn>(within.Column)), PackedDays.Of(View<DateColumn>(flow.Date)), within.From ?? 0, within.To ?? int.MaxValue);
        }

        return Day is { } day
            ? ColumnTest.Of(View<DateColumn>(within.Column), raw => Years(births, raw, day) is { } years && Fits(years))
            : new ConstantTest(false);
    }

    /// <summary>Completed years on a day; null where there are none.</summary>
    public static int? Years(DateColumn births, ulong raw, DateOnly day) =>
        raw >= births.FirstValue && births.DayOf(raw) <= day.DayNumber
            ? (PackedDays.Pack(day) - PackedDays.Pack(DateOnly.FromDayNumber(births.DayOf(raw)))) >> 9
            : null;

    private RowPlacing? Placing() => asked.Question.Time switch
    {
        null => null,
        StockOn stock => new StockPlacing(View<DateColumn>(stock.From), View<DateColumn>(stock.To), stock.Day),
        StockOnDays stock => Series.Of(View<DateColumn>(stock.From), View<DateColumn>(stock.To), days, runs),
        StateOn state => StatePlacing.Of(View<CodeColumn>(state.Key), View<DateColumn>(state.Date), View<DateColumn>(state.To), state.Day),
        FlowIn flow => FlowPlacing.Of(View<DateColumn>(flow.Date), flow),
        _ => throw new InvalidOperationException($"No such rule of time: {asked.Question.Time}"),
    };

    private RowCodes Codes(Dimension dimension, CodeSpace space)
    {
        switch (dimension)
        {
            case CodeDimension code:
                return OfColumn(code.Column, space, (column, raw) => First(column, raw) is var text && raw >= column.FirstValue && code.List?.Contains(text) == false
                    ? (text, RowCodes.NotInList) : (text, Fine));
            case LevelDimension level:
                return OfColumn(level.Column, space, (column, raw) => First(column, raw) is var text && raw < column.FirstValue ? (text, Fine)
                    : level.Groups.TryGetValue(text, out var group) ? (group, Fine)
                    : (text, RowCodes.NotInList));
            case DateDimension date:
                return OfColumn(table.Find<DateColumn>(date.Column).Name, space, (column, raw) => (Calendar.Text((DateColumn)column, raw, date.Level), Fine));
            case AgeDimension age when table.TryFind(age.Column, out var found) && found is NumberColumn:
                return OfColumn(age.Column, space, (column, raw) => raw < column.FirstValue ? (column.TextOf(raw), Fine)
                    : ((NumberColumn)column).NumberOf(raw) is >= 0 and < 200 and var years ? (BandOf(age, (int)years), Fine)
                    : ("", RowCodes.AgeImpossible));
            case AgeDimension age:
                return runs is null ? OfBirth(age, space) : new AgeRunCodes(runs);
            case AtDimension:
                return new ConstantCodes((Day is { } one ? [one] : days).Select(day => space.CodeOf(Calendar.Text(day, DateLevel.Day))).ToArray()[0]);
            default:
                throw new InvalidOperationException($"No such dimension: {dimension}");
        }
    }

    private static string First(Column column, ulong raw) =>
        column.TextOf(raw) is var text && column is CodeColumn && text.IndexOf(';', StringComparison.Ordinal) is > -1 and var end ? text[..end] : text;

    private ColumnCodes OfColumn(string name, CodeSpace space, Func<Column, ulong, (string Text, byte Oddity)> code)
    {
        var view = View<Column>(name);
        var found = view.Table(raw => code(view.Column, raw));
        return new ColumnCodes(
            view,
            Array.ConvertAll(found, one => one.Text is null ? 0 : space.CodeOf(one.Text)),
            Array.ConvertAll(found, one => one.Oddity));
    }

    private RowCodes OfBirth(AgeDimension age, CodeSpace space)
    {
        var births = table.Find<DateColumn>(age.Column);
        if (Day is { } day)
        {
            return OfColumn(age.Column, space, (column, raw) => raw < column.FirstValue ? (column.TextOf(raw), Fine)
                : Years(births, raw, day) is { } years ? (BandOf(age, years), Fine)
                : ("", RowCodes.AgeImpossible));
        }

        if (asked.Question.Time is not FlowIn flow)
        {
            return OfColumn(age.Column, space, (column, raw) => (raw < column.FirstValue ? column.TextOf(raw) : "", Fine));
        }

        var packed = PackedDays.Of(View<DateColumn>(age.Column));
        var oldest = Math.Min(10_000, age.Bands.Max(band => Math.Max(band.From, band.To ?? band.From)) + 1);
        return new AgeCodes(
            packed,
            PackedDays.Of(View<DateColumn>(flow.Date)),
            packed.View.Table(raw => raw < births.FirstValue ? space.CodeOf(births.TextOf(raw)) : 0),
            [.. Enumerable.Range(0, oldest + 1).Select(years => space.CodeOf(BandOf(age, years)))],
            space.CodeOf(""));
    }

    private RowValues Keys(RawView view, Dictionary<string, ulong>? numbers)
    {
        var column = view.Column;
        if (numbers is null && column.RawLimit <= roads.RangeLimit)
        {
            return new OffsetValues(column);
        }

        var position = 0UL;
        return new TableValues(view, view.Table(raw =>
        {
            position++;
            if (raw < column.FirstValue)
            {
                return TableValues.None;
            }

            if (numbers is null)
            {
                return position - 1;
            }

            ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(numbers, column.TextOf(raw), out var known);
            return known ? number : number = (ulong)numbers.Count - 1;
        }));
    }
}
