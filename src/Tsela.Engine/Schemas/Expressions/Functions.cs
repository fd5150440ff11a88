namespace Tsela.Engine.Schemas.Expressions;

internal sealed class ArithmeticNode(char sign, Node left, Node right) : Node
{
    public override StaticType Type { get; } = left.Type == StaticType.Date || right.Type == StaticType.Date
        ? left.Type == right.Type ? StaticType.Number : StaticType.Date
        : StaticType.Number;

    public override Value Evaluate(RowValues row)
    {
        var a = left.Evaluate(row);
        var b = right.Evaluate(row);
        if (a.Kind == ValueKind.Number && b.Kind == ValueKind.Number)
        {
            return Numbers(a.Number, b.Number);
        }

        if (a.Kind is ValueKind.Date or ValueKind.DateTime)
        {
            return b.Kind == ValueKind.Number && sign is '+' or '-' ? Moved(a, sign == '-' ? -b.Number : b.Number)
                : b.Kind is ValueKind.Date or ValueKind.DateTime && sign == '-' ? Value.Of(a.AsDate().DayNumber - b.AsDate().DayNumber)
                : Value.Missing;
        }

        return sign == '+' && a.Kind == ValueKind.Number && b.Kind is ValueKind.Date or ValueKind.DateTime
            ? Moved(b, a.Number)
            : Value.Missing;
    }

    private Value Numbers(decimal a, decimal b)
    {
        try
        {
            return sign switch
            {
                '+' => Value.Of(a + b),
                '-' => Value.Of(a - b),
                '*' => Value.Of(a * b),
                _ => b == 0 ? Value.Missing : Value.Of(a / b),
            };
        }
        catch (OverflowException)
        {
            return Value.Missing;
        }
    }

    private static Value Moved(in Value date, decimal days)
    {
        var moved = date.Ticks + (decimal.Truncate(days) * TimeSpan.TicksPerDay);
        return moved < 0 || moved > DateTime.MaxValue.Ticks
            ? Value.Missing
            : new Value { Kind = date.Kind, Ticks = (long)moved };
    }
}

internal sealed class NegateNode(Node inner) : Node
{
    public override StaticType Type => StaticType.Number;

    public override Value Evaluate(RowValues row)
    {
        var value = inner.Evaluate(row);
        return value.Kind == ValueKind.Number ? Value.Of(-value.Number) : Value.Missing;
    }
}

internal sealed class DayNode(Func<RowValues, DateOnly?> day) : Node
{
    public override StaticType Type => StaticType.Date;

    public override Value Evaluate(RowValues row) => day(row) is { } given ? Value.Of(given) : Value.Missing;
}

/// <summary>A function of one or two known values; undecided where one of them is missing.</summary>
internal sealed class FunctionNode(StaticType type, Node[] arguments, Func<Value, Value, Value> body) : Node
{
    public override StaticType Type => type;

    public override Value Evaluate(RowValues row)
    {
        var a = arguments[0].Evaluate(row);
        var b = arguments.Length > 1 ? arguments[1].Evaluate(row) : default;
        return !a.IsKnown || (arguments.Length > 1 && !b.IsKnown) ? Value.Missing : body(a, b);
    }
}

/// <summary>The functions of the rule language.</summary>
internal sealed record Function(string Name, StaticType[] Parameters, StaticType Result, Func<Value, Value, Value> Body)
{
    public static readonly IReadOnlyDictionary<string, Function> All = new Function[]
    {
        new("age", [StaticType.Date, StaticType.Date], StaticType.Number, (birth, at) => Dates(birth, at, Years)),
        new("days", [StaticType.Date, StaticType.Date], StaticType.Number, (from, to) => Dates(from, to, (a, b) => b.DayNumber - a.DayNumber)),
        new("months", [StaticType.Date, StaticType.Date], StaticType.Number, (from, to) => Dates(from, to, Months)),
        new("year", [StaticType.Date], StaticType.Number, (date, _) => IsDay(date) ? Value.Of(date.AsDate().Year) : Value.Missing),
        new("month", [StaticType.Date], StaticType.Number, (date, _) => IsDay(date) ? Value.Of(date.AsDate().Month) : Value.Missing),
        new("abs", [StaticType.Number], StaticType.Number, (x, _) => x.Kind == ValueKind.Number ? Value.Of(Math.Abs(x.Number)) : Value.Missing),
        new("min", [StaticType.Unknown, StaticType.Unknown], StaticType.Unknown, (a, b) => Value.Compare(a, b) is { } order ? (order <= 0 ? a : b) : Value.Missing),
        new("max", [StaticType.Unknown, StaticType.Unknown], StaticType.Unknown, (a, b) => Value.Compare(a, b) is { } order ? (order >= 0 ? a : b) : Value.Missing),
        new("length", [StaticType.Unknown], StaticType.Number, (text, _) => Length(text)),
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    private static Value Length(in Value value) => value.Kind switch
    {
        ValueKind.Text => Value.Of(value.Text.Length),
        ValueKind.List => Value.Of(value.Items!.Length),
        _ => Value.Missing,
    };

    private static bool IsDay(in Value value) => value.Kind is ValueKind.Date or ValueKind.DateTime;

    private static Value Dates(in Value from, in Value to, Func<DateOnly, DateOnly, int> count) =>
        IsDay(from) && IsDay(to) ? Value.Of(count(from.AsDate(), to.AsDate())) : Value.Missing;

    private static int Months(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Months(to, from);
        }

        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        var isLastDay = to.Day == DateTime.DaysInMonth(to.Year, to.Month);
        return to.Day < from.Day && !isLastDay ? months - 1 : months;
    }

    private static int Years(DateOnly birth, DateOnly at)
    {
        var years = at.Year - birth.Year;
        return (at.Month, at.Day).CompareTo((birth.Month, birth.Day)) < 0 ? years - 1 : years;
    }
}
