using System.Numerics;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>What is measured, by row, as a whole number that is not negative.</summary>
internal abstract class RowValues
{
    /// <summary>Reads a morsel's values; a row that is kept and has none becomes one without value.</summary>
    public abstract void Read(Morsel morsel, Span<ulong> values);
}

/// <summary>Values of a column less the lowest.</summary>
internal sealed class OffsetValues(Column column) : RowValues
{
    public override void Read(Morsel morsel, Span<ulong> values)
    {
        switch (column.Width)
        {
            case 1:
                Read(column.Raw<byte>(), morsel, values);
                break;
            case 2:
                Read(column.Raw<ushort>(), morsel, values);
                break;
            case 4:
                Read(column.Raw<uint>(), morsel, values);
                break;
            default:
                Read(column.Raw<ulong>(), morsel, values);
                break;
        }
    }

    private void Read<T>(ReadOnlySpan<T> raws, Morsel morsel, Span<ulong> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        var first = column.FirstValue;
        raws = raws.Slice(morsel.First, morsel.Count);
        var states = morsel.States.AsSpan(0, raws.Length);
        values = values[..raws.Length];
        for (var i = 0; i < raws.Length; i++)
        {
            var raw = ulong.CreateTruncating(raws[i]);
            states[i] = raw < first && states[i] == RowState.Kept ? RowState.WithoutValue : states[i];
            values[i] = raw - first;
        }
    }
}

/// <summary>Values by a table from the column's positions; <see cref="None"/> where there is none.</summary>
internal sealed class TableValues(RawView view, ulong[] table) : RowValues
{
    public const ulong None = ulong.MaxValue;

    public override void Read(Morsel morsel, Span<ulong> values)
    {
        view.Read(morsel, morsel.Scratch);
        for (var i = 0; i < morsel.Count; i++)
        {
            values[i] = table[morsel.Scratch[i]];
            if (values[i] == None && morsel.States[i] == RowState.Kept)
            {
                morsel.States[i] = RowState.WithoutValue;
            }
        }
    }
}

/// <summary>Days from one date to another, plus a number that keeps them from being negative.</summary>
internal sealed class DayValues(RawView from, RawView to, long plus) : RowValues
{
    public override void Read(Morsel morsel, Span<ulong> values)
    {
        from.Read(morsel, morsel.Scratch);
        to.Read(morsel, morsel.Scratch2);
        var (first, last) = ((DateColumn)from.Column, (DateColumn)to.Column);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (begin, end) = (morsel.Scratch[i], morsel.Scratch2[i]);
            if (begin < first.FirstValue || end < last.FirstValue)
            {
                morsel.States[i] = morsel.States[i] == RowState.Kept ? RowState.WithoutValue : morsel.States[i];
            }
            else
            {
                values[i] = (ulong)(last.DayOf(end) - first.DayOf(begin) + plus);
            }
        }
    }
}

/// <summary>Completed years between two dates.</summary>
internal sealed class AgeValues(PackedDays births, PackedDays days) : RowValues
{
    public override void Read(Morsel morsel, Span<ulong> values)
    {
        births.View.Read(morsel, morsel.Scratch);
        days.View.Read(morsel, morsel.Scratch2);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (birth, day) = (births.Packed[morsel.Scratch[i]], days.Packed[morsel.Scratch2[i]]);
            if (birth == PackedDays.None || day < birth)
            {
                morsel.States[i] = morsel.States[i] == RowState.Kept ? RowState.WithoutValue : morsel.States[i];
            }
            else
            {
                values[i] = (ulong)((day - birth) >> 9);
            }
        }
    }
}

/// <summary>
/// Numbers by row. As a rule the number is <c>(Lowest + value) / 10^Scale</c>; where numbers need more than 64 bits, the
/// value is a place among them in ascending order.
/// </summary>
/// <param name="Rows">The values; they are in the order of the numbers.</param>
/// <param name="Lowest">The number of value 0 times <c>10^Scale</c>.</param>
/// <param name="Scale">Decimal places.</param>
/// <param name="Limit">Every value is smaller than this.</param>
/// <param name="Ranked">The numbers in ascending order; null as a rule.</param>
internal sealed record RowNumbers(RowValues Rows, long Lowest, int Scale, ulong Limit, IReadOnlyList<decimal>? Ranked = null)
{
    private const int DecimalPlaces = 28;

    public static RowNumbers Of(ColumnTable table, Measure measure, Func<string, RawView> view)
    {
        switch (measure.Value)
        {
            case ColumnValue value:
                return Of(table.Find<NumberColumn>(value.Column), view);
            case DaysBetween days:
                var (from, to) = (table.Find<DateColumn>(days.From), table.Find<DateColumn>(days.To));
                var lowest = (long)to.FirstDay - (from.FirstDay + (long)from.RawLimit);
                return new RowNumbers(new DayValues(view(days.From), view(days.To), -lowest), lowest, 0, from.RawLimit + to.RawLimit + 1);
            case AgeAt age:
                _ = (table.Find<DateColumn>(age.Birth), table.Find<DateColumn>(age.At));
                return new RowNumbers(new AgeValues(PackedDays.Of(view(age.Birth)), PackedDays.Of(view(age.At))), 0, 0, 10_000);
            default:
                throw new ArgumentException($"A {measure.Aggregate} needs a value to measure.", nameof(measure));
        }
    }

    public static RowNumbers Of(NumberColumn column, Func<string, RawView> view)
    {
        if (column.Dictionary is not { } numbers)
        {
            // the first touch of a mapped column checks it: here, and not on a thread of the pool
            _ = column.Bytes;
            return new RowNumbers(new OffsetValues(column), column.Lowest, column.Scale, column.RawLimit);
        }

        decimal[] ranked = [.. numbers.Distinct().Order()];
        var values = view(column.Name).Table(raw =>
            raw < column.FirstValue ? TableValues.None : (ulong)Array.BinarySearch(ranked, column.NumberOf(raw)));
        return new RowNumbers(new TableValues(view(column.Name), values), 0, DecimalPlaces, (ulong)ranked.Length, ranked);
    }

    public decimal NumberOf(ulong value) => Ranked is null ? Exact.ToDecimal(Lowest + (Int128)value, Scale) : Ranked[(int)value];

    /// <summary>The number times <c>10^Scale</c>.</summary>
    public BigInteger Whole(ulong value) => Ranked is null ? new BigInteger(Lowest) + value : Exact.Whole(Ranked[(int)value], Scale);
}
