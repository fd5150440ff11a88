using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tsela.Engine.Columns.Files;

namespace Tsela.Engine.Columns.Filling;

/// <summary>Takes bytes that follow those of the call before.</summary>
internal delegate void TakeBytes(ReadOnlySpan<byte> bytes);

/// <summary>A column whose values are all known: its width is settled and its parts can be written.</summary>
internal sealed class FinishedColumn
{
    private readonly ValueRuns runs;
    private readonly CodeArena codes;
    private readonly ulong firstValue;
    private readonly OrderedDictionary<decimal, int>? numbers;

    private FinishedColumn(ColumnPlan plan, ValueRuns runs, CodeArena codes)
    {
        Plan = plan;
        this.runs = runs;
        this.codes = codes;
        Header = new ColumnHeader(plan.Name, plan.Concept, plan.States ?? []);
        firstValue = (ulong)Header.States.Count + 1;
        Scale = runs.Runs.Select(run => run.Scale).DefaultIfEmpty().Max();
        numbers = Extent(out var lowest, out var places) ? null : Distinct();
        Scale = numbers is null ? Scale : 0;
        Lowest = numbers is null && plan.Kind != ColumnKind.Code ? lowest : 0;
        Limit = firstValue + (numbers is not null ? (ulong)numbers.Count : plan.Kind == ColumnKind.Code ? (ulong)codes.Count : places);
        Width = RawValues.WidthFor(Limit);
    }

    public ColumnPlan Plan { get; }

    public ColumnHeader Header { get; }

    public int Rows => runs.Rows;

    public int Width { get; }

    public ulong Limit { get; }

    /// <summary>Lowest number times <c>10^Scale</c>, or the first day.</summary>
    public long Lowest { get; }

    public int Scale { get; }

    public long RawBytes => (long)Rows * Width;

    /// <summary>Entries of the dictionary; -1 without one.</summary>
    public int DictionaryCount => Plan.Kind == ColumnKind.Code ? codes.Count : numbers?.Count ?? -1;

    /// <summary>Bytes of the dictionary as <see cref="WriteDictionary"/> writes it.</summary>
    public long DictionaryBytes => Plan.Kind == ColumnKind.Code
        ? CodeTexts.OffsetBytes(codes.Count) + codes.TextBytes
        : (numbers?.Count ?? 0) * (long)sizeof(decimal);

    public static FinishedColumn Of(string table, ColumnPlan plan, ValueRuns runs, CodeArena codes)
    {
        var column = new FinishedColumn(plan, runs, codes);
        return Math.Max(column.RawBytes, column.DictionaryBytes) <= SegmentDigest.LengthMax
            ? column
            : throw new TooLargeTableException(
                $"Column '{plan.Name}' of {table} takes {Math.Max(column.RawBytes, column.DictionaryBytes):N0} bytes, more than the 2 GiB that a column can hold. Leave it out, or make the table of fewer rows.");
    }

    public void WriteRaw(TakeBytes take)
    {
        var room = Array.Empty<byte>();
        var raw = new ulong[ValueRuns.RunRows];
        var packed = new byte[ValueRuns.RunRows * Width];
        foreach (var run in runs.Runs)
        {
            var factor = ValueRuns.PowerOfTen(Math.Max(0, Scale - run.Scale));
            var shift = run.HasValues && numbers is null ? (ulong)unchecked((run.Lowest * factor) - Lowest) : 0;
            if (numbers is null && run.Width == Width && factor == 1 && shift == 0)
            {
                take(runs.Read(run, ref room));
                continue;
            }

            var part = raw.AsSpan(0, run.Rows);
            if (numbers is null)
            {
                RawPacking.Unpack(runs.Read(run, ref room), run.Width, part);
                Move(part, (ulong)factor, shift);
            }
            else
            {
                NumberPlaces(run, part, ref room);
            }

            RawPacking.Pack(part, packed, Width);
            take(packed.AsSpan(0, run.Rows * Width));
        }
    }

    /// <summary>Codes: where each begins and the last ends, four bytes each, then the texts. Numbers: sixteen bytes each.</summary>
    public void WriteDictionary(TakeBytes take)
    {
        if (Plan.Kind == ColumnKind.Code)
        {
            WriteCodes(take);
            return;
        }

        Span<byte> number = stackalloc byte[sizeof(decimal)];
        foreach (var value in numbers?.Keys ?? Enumerable.Empty<decimal>())
        {
            DecimalNumbers.Write(value, number);
            take(number);
        }
    }

    public Column InMemory()
    {
        var raw = InMemory(RawBytes, WriteRaw);
        var dictionary = InMemory(DictionaryBytes, WriteDictionary);
        return ColumnParts.Together(Plan.Kind, Header, new RawValues(new(raw), Rows, Width, Limit), new(dictionary), DictionaryCount, Lowest, Scale);
    }

    private static ReadOnlyMemory<byte> InMemory(long length, Action<TakeBytes> write)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        var end = 0;
        write(part =>
        {
            part.CopyTo(bytes.AsSpan(end));
            end += part.Length;
        });
        return bytes;
    }

    private void WriteCodes(TakeBytes take)
    {
        var block = new byte[1 << 16];
        uint end = 0;
        var filled = 4;
        for (var i = 0; i < codes.Count; i++)
        {
            end += (uint)codes[i].Length;
            if (filled == block.Length)
            {
                take(block);
                filled = 0;
            }

            BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(filled), end);
            filled += 4;
        }

        take(block.AsSpan(0, filled));
        filled = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            var code = codes[i];
            if (filled + code.Length > block.Length)
            {
                take(block.AsSpan(0, filled));
                filled = 0;
            }

            if (code.Length > block.Length)
            {
                take(code);
                continue;
            }

            code.CopyTo(block.AsSpan(filled));
            filled += code.Length;
        }

        take(block.AsSpan(0, filled));
    }

    /// <summary>Lowest value and how many values there may be from it on; false where that needs more than 64 bits.</summary>
    private bool Extent(out long lowest, out ulong places)
    {
        (lowest, places) = (0, 0);
        var (low, high) = (Int128.MaxValue, Int128.MinValue);
        foreach (var run in runs.Runs)
        {
            if (run.IsWide)
            {
                return false;
            }

            if (run.HasValues)
            {
                var factor = ValueRuns.PowerOfTen(Scale - run.Scale);
                low = Int128.Min(low, (Int128)run.Lowest * factor);
                high = Int128.Max(high, (Int128)run.Highest * factor);
            }
        }

        if (low > high)
        {
            return true;
        }

        var count = high - low + 1;
        var fits = low >= long.MinValue && high <= long.MaxValue && count <= ulong.MaxValue - (Int128)firstValue;
        (lowest, places) = fits ? ((long)low, (ulong)count) : (0, 0);
        return fits;
    }

    private OrderedDictionary<decimal, int> Distinct()
    {
        var different = new OrderedDictionary<decimal, int>();
        var room = Array.Empty<byte>();
        foreach (var run in runs.Runs)
        {
            ForEachNumber(run, (_, number) => different.TryAdd(number, different.Count), ref room);
        }

        return different;
    }

    private void NumberPlaces(ValueRun run, Span<ulong> into, ref byte[] room)
    {
        var places = new ulong[run.Rows];
        var states = ForEachNumber(run, (row, number) => places[row] = firstValue + (ulong)numbers![number], ref room);
        for (var row = 0; row < run.Rows; row++)
        {
            into[row] = places[row] > 0 ? places[row] : states[row];
        }
    }

    /// <summary>Tells every number of a run, wide or not.</summary>
    /// <returns>The states of the rows that have no number.</returns>
    private ulong[] ForEachNumber(ValueRun run, Action<int, decimal> tell, ref byte[] room)
    {
        var found = new ulong[run.Rows];
        if (!run.IsWide)
        {
            RawPacking.Unpack(runs.Read(run, ref room), run.Width, found);
            for (var row = 0; row < run.Rows; row++)
            {
                if (found[row] >= firstValue)
                {
                    tell(row, NumberColumn.Scaled(unchecked(run.Lowest + (long)(found[row] - firstValue)), run.Scale) / 1.0000000000000000000000000000m);
                }
            }

            return found;
        }

        var (states, wide) = (new ushort[run.Rows], new decimal[run.Rows]);
        runs.Read(run, states, wide, ref room);
        for (var row = 0; row < run.Rows; row++)
        {
            found[row] = states[row];
            if (ValueRuns.IsMarkedValue(states[row]))
            {
                tell(row, wide[row]);
            }
        }

        return found;
    }

    private void Move(Span<ulong> raw, ulong factor, ulong shift)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = raw[i] < firstValue ? raw[i] : unchecked(((raw[i] - firstValue) * factor) + shift + firstValue);
        }
    }
}
