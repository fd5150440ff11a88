namespace Tsela.Engine.Schemas.Expressions;

/// <summary>What a value is once it is read.</summary>
internal enum ValueKind : byte
{
    Missing,

    /// <summary>Something was sent that cannot be read as the field's type: given, but no rule can use it.</summary>
    Unreadable,
    Number,

    /// <summary>A number beyond what decimal arithmetic holds, as 1e300, NaN or INF.</summary>
    Wide,
    Text,
    Date,
    DateTime,
    Time,
    Truth,
    List,
}

/// <summary>Which of day and month came first in a date, where it was written in digits.</summary>
internal enum DateOrder : byte
{
    NotAsked,
    DayFirst,
    MonthFirst,

    /// <summary>Both are 12 or less and differ: it was read with the day first.</summary>
    Either,
}

/// <summary>A value of a cell or of an expression. Mutable, because one array of them serves every row.</summary>
internal struct Value
{
    public ValueKind Kind;

    /// <summary>The number; a truth is 1 or 0.</summary>
    public decimal Number;

    /// <summary>Ticks of a date (at midnight), a moment, a time of day; bits of a double for a wide number.</summary>
    public long Ticks;

    /// <summary>The text, valid as long as the row.</summary>
    public ReadOnlyMemory<char> Text;

    public Value[]? Items;

    /// <summary>What the reading noticed about the order of day and month.</summary>
    public DateOrder Order;

    public readonly bool IsKnown => Kind > ValueKind.Unreadable;

    public static Value Missing => default;

    public static Value Of(decimal number) => new() { Kind = ValueKind.Number, Number = number };

    public static Value Of(DateOnly date) => new() { Kind = ValueKind.Date, Ticks = date.DayNumber * TimeSpan.TicksPerDay };

    public static Value Of(ReadOnlyMemory<char> text) => new() { Kind = ValueKind.Text, Text = text };

    public static Value Of(Truth truth) => truth == Truth.Undecided
        ? default
        : new Value { Kind = ValueKind.Truth, Number = truth == Truth.True ? 1 : 0 };

    /// <summary>Orders two known values; null where they cannot be compared.</summary>
    public static int? Compare(in Value a, in Value b)
    {
        if (a.Kind == ValueKind.Number && b.Kind == ValueKind.Number)
        {
            return a.Number.CompareTo(b.Number);
        }

        if (a.Kind is ValueKind.Date or ValueKind.DateTime && b.Kind is ValueKind.Date or ValueKind.DateTime)
        {
            return a.Ticks.CompareTo(b.Ticks);
        }

        if (a.Kind is ValueKind.Number or ValueKind.Wide && b.Kind is ValueKind.Number or ValueKind.Wide)
        {
            var (left, right) = (a.AsDouble(), b.AsDouble());
            return double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);
        }

        return a.Kind != b.Kind ? null : a.Kind switch
        {
            ValueKind.Text => Math.Sign(a.Text.Span.SequenceCompareTo(b.Text.Span)),
            ValueKind.Truth => a.Number.CompareTo(b.Number),
            ValueKind.Time => a.Ticks.CompareTo(b.Ticks),
            _ => null,
        };
    }

    public readonly double AsDouble() => Kind == ValueKind.Wide ? BitConverter.Int64BitsToDouble(Ticks) : (double)Number;

    public readonly DateOnly AsDate() => DateOnly.FromDayNumber((int)(Ticks / TimeSpan.TicksPerDay));
}
