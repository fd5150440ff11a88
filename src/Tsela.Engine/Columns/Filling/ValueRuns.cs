using System.Runtime.InteropServices;

namespace Tsela.Engine.Columns.Filling;

/// <summary>A finished run of rows: raw values counted from the lowest value of the run, or decimals where 64 bits are too few.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValueRun(SpillPlace Place, int Rows, int Width, bool HasValues, long Lowest, long Highest, int Scale, bool IsWide);

/// <summary>
/// The values of one column as they come, in runs of some ten thousand rows; a finished run is packed at its own width and
/// kept aside. A value is a whole number over <c>10^Scale</c> of its run, or a state.
/// </summary>
internal sealed class ValueRuns(Spill spill, int stateCount)
{
    public const int RunRows = 1 << 16;
    public const int ScaleMax = 18;

    private const ushort IsValue = ushort.MaxValue;

    private readonly List<ValueRun> runs = [];
    private long[] values = new long[64];
    private ushort[] states = new ushort[64];
    private decimal[]? wide;
    private int scale;
    private int count;

    public IReadOnlyList<ValueRun> Runs => runs;

    public int Rows { get; private set; }

    private ulong FirstValue => (ulong)stateCount + 1;

    /// <param name="state">0 for missing, else the number of the state.</param>
    public void AddState(int state)
    {
        Next();
        states[count++] = (ushort)state;
    }

    /// <summary>Adds a number that is the mantissa over a power of ten, 0 to <see cref="ScaleMax"/>.</summary>
    public void Add(long mantissa, int places)
    {
        Next();
        if (wide is null && (places == scale || Align(ref mantissa, places)))
        {
            values[count] = mantissa;
            states[count++] = IsValue;
        }
        else
        {
            AddWide(NumberColumn.Scaled(mantissa, places));
        }
    }

    public void Add(decimal number)
    {
        if (Mantissa(number, out var mantissa, out var places))
        {
            Add(mantissa, places);
        }
        else
        {
            Next();
            AddWide(number);
        }
    }

    /// <summary>Ends the run that is being filled, so that <see cref="Runs"/> holds every row.</summary>
    public void Seal()
    {
        if (count == 0)
        {
            return;
        }

        if (wide is null)
        {
            ShortenScale();
        }

        var (any, lowest, highest) = Extent();
        if (wide is null && (UInt128)((Int128)highest - lowest) + FirstValue + 1 > ulong.MaxValue)
        {
            Widen();
        }

        runs.Add(wide is null ? Packed(any, lowest, highest) : PackedWide());
        (count, scale, wide) = (0, 0, null);
    }

    /// <summary>Reads a wide run: its states, with the mark <see cref="IsMarkedValue"/>, and its numbers.</summary>
    public void Read(in ValueRun run, Span<ushort> intoStates, Span<decimal> intoNumbers, ref byte[] room)
    {
        var bytes = spill.Read(run.Place, ref room);
        bytes[..(run.Rows * sizeof(ushort))].CopyTo(MemoryMarshal.AsBytes(intoStates));
        bytes[(run.Rows * sizeof(ushort))..].CopyTo(MemoryMarshal.AsBytes(intoNumbers));
    }

    public static bool IsMarkedValue(ushort state) => state == IsValue;

    /// <summary>Reads the packed raw values of a run that is not wide.</summary>
    public ReadOnlySpan<byte> Read(in ValueRun run, ref byte[] room) => spill.Read(run.Place, ref room);

    /// <summary>Splits a number into a mantissa of 64 bits and a power of ten; false where it is too long for that.</summary>
    public static bool Mantissa(decimal number, out long mantissa, out int places)
    {
        if (number.Scale > ScaleMax || !Fits(number, out mantissa))
        {
            number /= 1.0000000000000000000000000000m;
            if (number.Scale > ScaleMax || !Fits(number, out mantissa))
            {
                (mantissa, places) = (0, 0);
                return false;
            }
        }

        places = number.Scale;
        return true;
    }

    private static bool Fits(decimal number, out long mantissa)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var size = ((ulong)(uint)bits[1] << 32) | (uint)bits[0];
        var isNegative = bits[3] < 0;
        mantissa = unchecked(isNegative ? -(long)size : (long)size);
        return bits[2] == 0 && size <= (isNegative ? 1UL << 63 : long.MaxValue);
    }

    private void Next()
    {
        if (count == RunRows)
        {
            Seal();
        }

        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Min(RunRows, count * 4));
            Array.Resize(ref states, values.Length);
        }

        Rows++;
    }

    /// <summary>Brings the number and the run to one scale; false where 64 bits do not hold that.</summary>
    private bool Align(ref long mantissa, int places)
    {
        if (places < scale)
        {
            return Times(ref mantissa, scale - places);
        }

        for (var i = 0; i < count; i++)
        {
            var value = values[i];
            if (states[i] == IsValue && !Times(ref value, places - scale))
            {
                return false;
            }
        }

        for (var i = 0; i < count; i++)
        {
            if (states[i] == IsValue)
            {
                Times(ref values[i], places - scale);
            }
        }

        scale = places;
        return true;
    }

    private static bool Times(ref long value, int power)
    {
        var product = (Int128)value * PowerOfTen(power);
        var fits = product >= long.MinValue && product <= long.MaxValue;
        value = fits ? (long)product : value;
        return fits;
    }

    public static long PowerOfTen(int power)
    {
        var product = 1L;
        for (; power > 0; power--)
        {
            product *= 10;
        }

        return product;
    }

    private void AddWide(decimal number)
    {
        Widen();
        wide![count] = number / 1.0000000000000000000000000000m;
        states[count++] = IsValue;
    }

    private void Widen()
    {
        if (wide is not null)
        {
            return;
        }

        wide = new decimal[RunRows];
        for (var i = 0; i < count; i++)
        {
            wide[i] = states[i] == IsValue ? NumberColumn.Scaled(values[i], scale) / 1.0000000000000000000000000000m : 0;
        }
    }

    /// <summary>Takes out decimal places that no number of the run uses.</summary>
    private void ShortenScale()
    {
        while (scale > 0)
        {
            for (var i = 0; i < count; i++)
            {
                if (states[i] == IsValue && values[i] % 10 != 0)
                {
                    return;
                }
            }

            for (var i = 0; i < count; i++)
            {
                values[i] /= 10;
            }

            scale--;
        }
    }

    private (bool Any, long Lowest, long Highest) Extent()
    {
        var (lowest, highest) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < count; i++)
        {
            if (states[i] == IsValue)
            {
                lowest = Math.Min(lowest, values[i]);
                highest = Math.Max(highest, values[i]);
            }
        }

        return lowest <= highest ? (true, lowest, highest) : (false, 0, 0);
    }

    private ValueRun Packed(bool any, long lowest, long highest)
    {
        var limit = FirstValue + (any ? (ulong)(highest - lowest) + 1 : 0);
        var width = RawValues.WidthFor(limit);
        var raw = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            raw[i] = states[i] == IsValue ? FirstValue + (ulong)(values[i] - lowest) : states[i];
        }

        var bytes = new byte[count * width];
        RawPacking.Pack(raw, bytes, width);
        return new ValueRun(spill.Keep(bytes), count, width, any, lowest, highest, scale, IsWide: false);
    }

    private ValueRun PackedWide()
    {
        var bytes = new byte[count * (sizeof(ushort) + sizeof(decimal))];
        MemoryMarshal.AsBytes(states.AsSpan(0, count)).CopyTo(bytes);
        MemoryMarshal.AsBytes(wide.AsSpan(0, count)).CopyTo(bytes.AsSpan(count * sizeof(ushort)));
        return new ValueRun(spill.Keep(bytes), count, 0, HasValues: true, 0, 0, 0, IsWide: true);
    }
}
