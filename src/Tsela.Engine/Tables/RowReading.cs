using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables;

internal enum TimePlace
{
    Inside,
    Outside,
    Undated,
    Reversed,
}

/// <summary>Where a row lies in the time asked for, and the day at which its age is taken.</summary>
internal sealed record RowTime(Func<int, TimePlace> Place, Func<int, DateOnly?> AgeDay)
{
    public static RowTime For(ColumnTable table, TimeRule? rule) => rule switch
    {
        null => new RowTime(_ => TimePlace.Inside, _ => null),
        StockOn stock => Stock(table.Find<DateColumn>(stock.From), table.Find<DateColumn>(stock.To), stock.Day),
        StateOn state => State(table.Find<CodeColumn>(state.Key), table.Find<DateColumn>(state.Date), table.Find<DateColumn>(state.To), state.Day),
        FlowIn flow => Flow(table.Find<DateColumn>(flow.Date), flow),
        _ => throw new InvalidOperationException($"No such rule of time: {rule}"),
    };

    private static RowTime Stock(DateColumn from, DateColumn to, DateOnly day)
    {
        return new RowTime(
            row =>
            {
                if (from.DateAt(row) is not { } begins)
                {
                    return TimePlace.Undated;
                }

                var ends = to.DateAt(row);
                if (ends < begins)
                {
                    return TimePlace.Reversed;
                }

                return begins <= day && !(ends < day) ? TimePlace.Inside : TimePlace.Outside;
            },
            _ => day);
    }

    private static RowTime State(CodeColumn key, DateColumn date, DateColumn to, DateOnly day)
    {
        var last = new Dictionary<int, int>();
        for (var row = 0; row < key.Count; row++)
        {
            var at = date.DateAt(row);
            if (!key.IsMissing(row) && at <= day
                && (!last.TryGetValue(key.CodeAt(row), out var known) || date.DateAt(known) <= at))
            {
                last[key.CodeAt(row)] = row;
            }
        }

        return new RowTime(
            row => key.IsMissing(row) || date.IsMissing(row) ? TimePlace.Undated
                : last.TryGetValue(key.CodeAt(row), out var state) && state == row && !(to.DateAt(row) < day) ? TimePlace.Inside
                : TimePlace.Outside,
            _ => day);
    }

    private static RowTime Flow(DateColumn date, FlowIn flow)
    {
        return new RowTime(
            row => date.DateAt(row) switch
            {
                null => TimePlace.Undated,
                var day => day >= flow.First && day <= flow.Last ? TimePlace.Inside : TimePlace.Outside,
            },
            date.DateAt);
    }
}

internal static class RowCondition
{
    public static Func<int, bool> For(ColumnTable table, Condition condition, RowTime time) => condition switch
    {
        CodeIs codes => Codes(table.Find<Column>(codes.Column), codes),
        ValueIs value => Given(table.Find<Column>(value.Column), value.Given),
        NumberWithin within => Number(table.Find<NumberColumn>(within.Column), within),
        DateWithin within => Date(table.Find<DateColumn>(within.Column), within),
        CodesDiffer differ => Differ(table.Find<CodeColumn>(differ.Column), table.Find<CodeColumn>(differ.Other)),
        AnyOf any => Any([.. any.Conditions.Select(one => For(table, one, time))]),
        Not not => None(For(table, not.Condition, time)),
        AgeWithin within => Age(RowAge.For(table, within.Column, time), within),
        _ => throw new InvalidOperationException($"No such condition: {condition}"),
    };

    private static Func<int, bool> Codes(Column column, CodeIs wanted)
    {
        bool Fits(string code) => wanted.Codes.Contains(code) || code.Split(';').Any(wanted.Codes.Contains);
        return row => column.RawAt(row) is var raw && raw != 0
            && (raw < column.FirstValue ? !wanted.Negated && wanted.Codes.Contains(column.TextOf(raw)) : Fits(column.TextOf(raw)) != wanted.Negated);
    }

    private static Func<int, bool> Any(Func<int, bool>[] conditions) => row => Array.Exists(conditions, condition => condition(row));

    private static Func<int, bool> None(Func<int, bool> condition) => row => !condition(row);

    private static Func<int, bool> Differ(CodeColumn column, CodeColumn other) => row =>
        !column.IsMissing(row) && !other.IsMissing(row) && column.TextAt(row) != other.TextAt(row);

    private static Func<int, bool> Given(Column column, bool given) => row => column.IsMissing(row) != given;

    private static Func<int, bool> Number(NumberColumn column, NumberWithin within) => row =>
        column.NumberAt(row) is { } number && !(number < within.From) && !(number > within.To);

    private static Func<int, bool> Date(DateColumn column, DateWithin within) => row =>
        column.DateAt(row) is { } date && !(date < within.From) && !(date > within.To);

    private static Func<int, bool> Age(Func<int, int?> age, AgeWithin within) => row =>
        age(row) is { } years && !(years < within.From) && !(years > within.To);
}

internal static class RowAge
{
    /// <summary>Completed years; null where the birth date or the reference date is missing, or the birth comes after it.</summary>
    public static Func<int, int?> For(ColumnTable table, string name, RowTime time)
    {
        if (table.TryFind(name, out var column) && column is NumberColumn ages)
        {
            return row => ages.NumberAt(row) is { } age and >= 0 and < 200 ? (int)age : null;
        }

        var births = table.Find<DateColumn>(name);
        return row => births.DateAt(row) is { } birth && time.AgeDay(row) is { } day && birth <= day ? CompletedYears(birth, day) : null;
    }

    public static int CompletedYears(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}

internal static class RowCode
{
    public static Func<int, string> For(ColumnTable table, Dimension dimension, RowTime time) => dimension switch
    {
        CodeDimension code => Code(table.Find<Column>(code.Column)),
        DateDimension date => Period(table.Find<DateColumn>(date.Column), date.Level),
        AgeDimension age => Banded(RowAge.For(table, age.Column, time), age.Bands),
        _ => throw new InvalidOperationException($"No such dimension: {dimension}"),
    };

    private static Func<int, string> Code(Column column)
    {
        switch (column)
        {
            case CodeColumn codes:
                var first = codes.Dictionary.Select(code => code.Split(';')[0]).ToArray();
                return row => codes.CodeAt(row) is var code && code != CodeColumn.Missing ? first[code] : "";
            case NumberColumn numbers:
                return row => numbers.NumberAt(row)?.ToString(CultureInfo.InvariantCulture) ?? "";
            case DateColumn dates:
                return row => dates.DateAt(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            default:
                throw new InvalidOperationException($"No codes in {column.GetType().Name}");
        }
    }

    private static Func<int, string> Period(DateColumn column, DateLevel level) => row =>
        column.DateAt(row) is not { } date ? "" : level switch
        {
            DateLevel.Year => date.ToString("yyyy", CultureInfo.InvariantCulture),
            DateLevel.Quarter => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-Q{((date.Month - 1) / 3) + 1}"),
            _ => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        };

    private static Func<int, string> Banded(Func<int, int?> age, IReadOnlyList<Band> bands) => row =>
    {
        if (age(row) is not { } years)
        {
            return "";
        }

        foreach (var band in bands)
        {
            if (years >= band.From && !(years > band.To))
            {
                return band.Code;
            }
        }

        return "";
    };
}

internal readonly record struct MeasuredValue(decimal Number, string? Key);

/// <summary>Reads what is measured; false where the row does not have it.</summary>
internal sealed record RowMeasure(Func<int, MeasuredValue?> Read)
{
    public bool TryRead(int row, out MeasuredValue value)
    {
        var read = Read(row);
        value = read.GetValueOrDefault();
        return read is not null;
    }

    public static RowMeasure For(ColumnTable table, Measure measure) => measure switch
    {
        { Aggregate: Aggregate.Count } => new RowMeasure(_ => default(MeasuredValue)),
        { Aggregate: Aggregate.Distinct, Value: ColumnValue value } => Keys(table.Find<CodeColumn>(value.Column)),
        { Value: ColumnValue value } => Numbers(table.Find<NumberColumn>(value.Column)),
        { Value: DaysBetween days } => Days(table.Find<DateColumn>(days.From), table.Find<DateColumn>(days.To)),
        { Value: AgeAt age } => Ages(table.Find<DateColumn>(age.Birth), table.Find<DateColumn>(age.At)),
        _ => throw new InvalidOperationException($"No such measure: {measure}"),
    };

    private static RowMeasure Keys(CodeColumn column) =>
        new(row => column.IsMissing(row) ? null : new MeasuredValue(0, column.TextAt(row)));

    private static RowMeasure Numbers(NumberColumn column) =>
        new(row => column.NumberAt(row) is { } number ? new MeasuredValue(number, null) : null);

    private static RowMeasure Days(DateColumn from, DateColumn to) =>
        new(row => from.IsMissing(row) || to.IsMissing(row) ? null : new MeasuredValue(to.DateAt(row)!.Value.DayNumber - from.DateAt(row)!.Value.DayNumber, null));

    private static RowMeasure Ages(DateColumn birth, DateColumn at) =>
        new(row => birth.DateAt(row) is { } born && at.DateAt(row) is { } day && born <= day
            ? new MeasuredValue(RowAge.CompletedYears(born, day), null)
            : null);
}
