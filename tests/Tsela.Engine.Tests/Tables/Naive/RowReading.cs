using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables.Naive;

internal enum TimePlace
{
    Inside,
    Outside,
    Undated,
    Reversed,
}

/// <summary>Where a row lies in the time asked for, and the day at which its age is taken.</summary>
internal sealed record RowTime(Func<int, TimePlace> Place, Func<int, DateOnly?> AgeDay, DateOnly? At)
{
    /// <summary>The times of a rule: one, or one for each day of a series.</summary>
    public static IReadOnlyList<RowTime> AllOf(ColumnTable table, TimeRule? rule) => rule switch
    {
        null => [new RowTime(_ => TimePlace.Inside, _ => null, At: null)],
        StockOn stock => [Stock(table.Find<DateColumn>(stock.From), table.Find<DateColumn>(stock.To), stock.Day)],
        StockOnDays stock => [.. stock.Days.Distinct().Select(day => Stock(table.Find<DateColumn>(stock.From), table.Find<DateColumn>(stock.To), day))],
        StateOn state => [State(table.Find<CodeColumn>(state.Key), table.Find<DateColumn>(state.Date), table.Find<DateColumn>(state.To), state.Day)],
        FlowIn flow => [Flow(table.Find<DateColumn>(flow.Date), flow)],
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
            _ => day,
            day);
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
            _ => day,
            day);
    }

    private static RowTime Flow(DateColumn date, FlowIn flow)
    {
        return new RowTime(
            row => date.DateAt(row) switch
            {
                null => TimePlace.Undated,
                var day => day >= flow.First && day <= flow.Last ? TimePlace.Inside : TimePlace.Outside,
            },
            date.DateAt,
            At: null);
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
        AgeWithin within => Age(RowAge.For(table, within.Column, time).Years, within),
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

/// <summary>Completed years; null where there are none, and whether that is because they cannot be.</summary>
internal sealed record RowAge(Column Column, Func<int, int?> Years, Func<int, bool> Impossible)
{
    public static RowAge For(ColumnTable table, string name, RowTime time)
    {
        if (table.TryFind(name, out var column) && column is NumberColumn ages)
        {
            return new RowAge(
                ages,
                row => ages.NumberAt(row) is { } age and >= 0 and < 200 ? (int)age : null,
                row => ages.NumberAt(row) is < 0 or >= 200);
        }

        var births = table.Find<DateColumn>(name);
        return new RowAge(
            births,
            row => births.DateAt(row) is { } birth && time.AgeDay(row) is { } day && birth <= day ? CompletedYears(birth, day) : null,
            row => births.DateAt(row) > time.AgeDay(row));
    }

    public static int CompletedYears(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return (day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}

internal readonly record struct ReadCode(string Code, bool NotInList = false, bool AgeImpossible = false);

internal static class RowCode
{
    public static Func<int, ReadCode> For(ColumnTable table, Dimension dimension, RowTime time) => dimension switch
    {
        CodeDimension code => Code(table.Find<Column>(code.Column), code.List),
        LevelDimension level => Level(table.Find<Column>(level.Column), level.Groups),
        DateDimension date => Period(table.Find<DateColumn>(date.Column), date.Level),
        AgeDimension age => Banded(RowAge.For(table, age.Column, time), age.Bands),
        AtDimension => At(time.At),
        _ => throw new InvalidOperationException($"No such dimension: {dimension}"),
    };

    private static string First(Column column, int row) => column is CodeColumn ? column.TextAt(row).Split(';')[0] : column.TextAt(row);

    private static Func<int, ReadCode> At(DateOnly? day)
    {
        var code = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        return _ => new ReadCode(code);
    }

    private static Func<int, ReadCode> Code(Column column, IReadOnlySet<string>? list) => row =>
        First(column, row) is var code && list is not null && !column.IsMissing(row) && !list.Contains(code)
            ? new ReadCode(code, NotInList: true)
            : new ReadCode(code);

    private static Func<int, ReadCode> Level(Column column, IReadOnlyDictionary<string, string> groups) => row =>
        First(column, row) is var code && column.IsMissing(row) ? new ReadCode(code)
            : groups.TryGetValue(code, out var group) ? new ReadCode(group)
            : new ReadCode(code, NotInList: true);

    private static Func<int, ReadCode> Period(DateColumn column, DateLevel level) => row => new ReadCode(
        column.DateAt(row) is not { } date ? column.TextAt(row) : level switch
        {
            DateLevel.Year => date.ToString("yyyy", CultureInfo.InvariantCulture),
            DateLevel.Quarter => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy}-Q{((date.Month - 1) / 3) + 1}"),
            DateLevel.Month => date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });

    private static Func<int, ReadCode> Banded(RowAge age, IReadOnlyList<Band> bands) => row =>
    {
        if (age.Years(row) is not { } years)
        {
            return age.Column.IsMissing(row) ? new ReadCode(age.Column.TextAt(row)) : new ReadCode("", AgeImpossible: age.Impossible(row));
        }

        foreach (var band in bands)
        {
            if (years >= band.From && !(years > band.To))
            {
                return new ReadCode(band.Code);
            }
        }

        return new ReadCode("");
    };
}

internal readonly record struct MeasuredValue(decimal Number, string? Key, decimal Weight = 1);

/// <summary>Reads what is measured; null where the row does not have it.</summary>
internal static class RowMeasure
{
    public static Func<int, MeasuredValue?> For(ColumnTable table, Measure measure, string? weight)
    {
        var read = For(table, measure);
        if (weight is null)
        {
            return read;
        }

        var weights = table.Find<NumberColumn>(weight);
        return row => read(row) is { } value && weights.NumberAt(row) is { } one ? value with { Weight = one } : null;
    }

    private static Func<int, MeasuredValue?> For(ColumnTable table, Measure measure) => measure switch
    {
        { Aggregate: Aggregate.Count } => _ => new MeasuredValue(1, null),
        { Aggregate: Aggregate.Distinct, Value: ColumnValue value } => Keys(table.Find<Column>(value.Column)),
        { Value: ColumnValue value } => Numbers(table.Find<NumberColumn>(value.Column)),
        { Value: DaysBetween days } => Days(table.Find<DateColumn>(days.From), table.Find<DateColumn>(days.To)),
        { Value: AgeAt age } => Ages(table.Find<DateColumn>(age.Birth), table.Find<DateColumn>(age.At)),
        _ => throw new InvalidOperationException($"No such measure: {measure}"),
    };

    private static Func<int, MeasuredValue?> Keys(Column column) =>
        row => column.IsMissing(row) ? null : new MeasuredValue(0, column.TextAt(row));

    private static Func<int, MeasuredValue?> Numbers(NumberColumn column) =>
        row => column.NumberAt(row) is { } number ? new MeasuredValue(number, null) : null;

    private static Func<int, MeasuredValue?> Days(DateColumn from, DateColumn to) =>
        row => from.IsMissing(row) || to.IsMissing(row) ? null : new MeasuredValue(to.DateAt(row)!.Value.DayNumber - from.DateAt(row)!.Value.DayNumber, null);

    private static Func<int, MeasuredValue?> Ages(DateColumn birth, DateColumn at) =>
        row => birth.DateAt(row) is { } born && at.DateAt(row) is { } day && born <= day
            ? new MeasuredValue(RowAge.CompletedYears(born, day), null)
            : null;
}
