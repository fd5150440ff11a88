using System.Numerics;
using System.Runtime.InteropServices;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>
/// A column as positions: a number for each row, below <see cref="Limit"/>, that stands for one raw value. As a rule the
/// raw value itself; where the range is too wide for a table, the values that occur are numbered.
/// </summary>
internal sealed class RawView
{
    private const int SmallRange = 1 << 16;
    private readonly uint[]? numbered;
    private readonly ulong[]? rawOf;
    private readonly Lazy<bool[]> occurs;

    private RawView(Column column, uint[]? numbered, ulong[]? rawOf)
    {
        Column = column;
        this.numbered = numbered;
        this.rawOf = rawOf;
        Width = numbered is null ? column.Width : sizeof(uint);
        Limit = rawOf?.Length ?? (int)column.RawLimit;
        occurs = new Lazy<bool[]>(Occurring);
    }

    public Column Column { get; }

    public int Width { get; }

    public int Limit { get; }

    public static RawView Of(Column column, Roads roads)
    {
        // the first touch of a mapped column checks it: here, and not on a thread of the pool
        _ = column.Bytes;
        // all the days of the calendar are few, and placing in time reckons with raw values
        if (column is DateColumn || column.RawLimit <= roads.RangeLimit)
        {
            return new RawView(column, null, null);
        }

        var numbers = new Dictionary<ulong, uint>();
        var rows = new uint[column.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, column.RawAt(row), out var known);
            if (!known)
            {
                number = (uint)numbers.Count - 1;
            }

            rows[row] = number;
        }

        return new RawView(column, rows, [.. numbers.Keys]);
    }

    public ReadOnlySpan<T> Rows<T>(Morsel morsel)
        where T : unmanaged =>
        (numbered is null ? Column.Raw<T>() : MemoryMarshal.Cast<uint, T>(numbered)).Slice(morsel.First, morsel.Count);

    /// <summary>Positions of a morsel's rows.</summary>
    public void Read(Morsel morsel, Span<uint> positions)
    {
        switch (Width)
        {
            case 1:
                Widen(Rows<byte>(morsel), positions);
                break;
            case 2:
                Widen(Rows<ushort>(morsel), positions);
                break;
            case 4:
                Rows<uint>(morsel).CopyTo(positions);
                break;
            default:
                Widen(Rows<ulong>(morsel), positions);
                break;
        }
    }

    /// <summary>What each position that occurs stands for; others stay as they are.</summary>
    public T[] Table<T>(Func<ulong, T> ofRaw)
    {
        var table = new T[Limit];
        var isEager = Limit <= Math.Min(SmallRange, Column.Count) || rawOf is not null;
        for (var position = 0; position < table.Length; position++)
        {
            if (isEager || occurs.Value[position])
            {
                table[position] = ofRaw(rawOf is null ? (ulong)position : rawOf[position]);
            }
        }

        return table;
    }

    private static void Widen<T>(ReadOnlySpan<T> from, Span<uint> to)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = uint.CreateTruncating(from[i]);
        }
    }

    private static void Mark<T>(ReadOnlySpan<T> rows, bool[] marks)
        where T : unmanaged, IBinaryInteger<T>
    {
        foreach (var position in rows)
        {
            marks[uint.CreateTruncating(position)] = true;
        }
    }

    private bool[] Occurring()
    {
        var marks = new bool[Limit];
        switch (Width)
        {
            case 1:
                Mark(Column.Raw<byte>(), marks);
                break;
            case 2:
                Mark(Column.Raw<ushort>(), marks);
                break;
            case 4:
                Mark(Column.Raw<uint>(), marks);
                break;
            default:
                Mark(Column.Raw<ulong>(), marks);
                break;
        }

        return marks;
    }
}
