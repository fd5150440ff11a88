using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>
/// The inner loops over many rows at once, each also without vectors. A table may be asked for once in the life of a
/// process: they are compiled at their best at once, and not after they have run slowly for a while.
/// </summary>
internal static class Lane
{
    /// <summary><c>cells[i] = cells[i] * size + codes[i]</c>; where <paramref name="isFirst"/>, what was in the cells does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Append(ReadOnlySpan<byte> codes, Span<uint> cells, uint size, bool isFirst, Lanes lanes)
    {
        ref var from = ref MemoryMarshal.GetReference(codes);
        ref var to = ref MemoryMarshal.GetReference(cells);
        var i = 0;
        if (lanes == Lanes.Wide512)
        {
            var factor = Vector512.Create(isFirst ? 0 : size);
            for (; i <= codes.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
            {
                var code = Avx512F.ConvertToVector512UInt32(Vector128.LoadUnsafe(ref from, (nuint)i));
                ((Vector512.LoadUnsafe(ref to, (nuint)i) * factor) + code).StoreUnsafe(ref to, (nuint)i);
            }
        }
        else if (lanes == Lanes.Wide256)
        {
            var factor = Vector256.Create(isFirst ? 0 : size);
            for (; i <= codes.Length - Vector128<byte>.Count; i += Vector256<uint>.Count)
            {
                var code = Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref from, (nuint)i)).AsUInt32();
                ((Vector256.LoadUnsafe(ref to, (nuint)i) * factor) + code).StoreUnsafe(ref to, (nuint)i);
            }
        }

        AppendPlain(codes[i..], cells[i..], size, isFirst);
    }

    /// <summary>The same for codes of any width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AppendPlain<T>(ReadOnlySpan<T> codes, Span<uint> cells, uint size, bool isFirst)
        where T : unmanaged, IBinaryInteger<T>
    {
        var factor = isFirst ? 0 : size;
        cells = cells[..codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            cells[i] = (cells[i] * factor) + uint.CreateTruncating(codes[i]);
        }
    }

    /// <summary><c>cells[i] = cells[i] * size + table[positions[i]]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AppendFrom<T>(uint[] table, ReadOnlySpan<T> positions, Span<uint> cells, uint size, bool isFirst)
        where T : unmanaged, IBinaryInteger<T>
    {
        var factor = isFirst ? 0 : size;
        cells = cells[..positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            cells[i] = (cells[i] * factor) + table[uint.CreateTruncating(positions[i])];
        }
    }

    /// <summary><c>to[i] = table[positions[i]]</c>, bytes to bytes; the table has 256 places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Look(ReadOnlySpan<byte> table, ReadOnlySpan<byte> positions, Span<byte> to, Lanes lanes)
    {
        var i = 0;
        if (lanes == Lanes.Wide512)
        {
            ref var from = ref MemoryMarshal.GetReference(positions);
            ref var into = ref MemoryMarshal.GetReference(to);
            ref var places = ref MemoryMarshal.GetReference(table);
            var (first, second) = (Vector512.LoadUnsafe(ref places), Vector512.LoadUnsafe(ref places, 64));
            var (third, fourth) = (Vector512.LoadUnsafe(ref places, 128), Vector512.LoadUnsafe(ref places, 192));
            var upper = Vector512.Create((byte)128);
            for (; i <= positions.Length - Vector512<byte>.Count; i += Vector512<byte>.Count)
            {
                var at = Vector512.LoadUnsafe(ref from, (nuint)i);
                var low = Avx512Vbmi.PermuteVar64x8x2(first, at, second);
                var high = Avx512Vbmi.PermuteVar64x8x2(third, at, fourth);
                Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(at, upper), high, low).StoreUnsafe(ref into, (nuint)i);
            }
        }

        for (; i < positions.Length; i++)
        {
            to[i] = table[positions[i]];
        }
    }

    /// <summary><c>to[i] = table[positions[i]]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LookPlain<T>(byte[] table, ReadOnlySpan<T> positions, Span<byte> to)
        where T : unmanaged, IBinaryInteger<T>
    {
        to = to[..positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            to[i] = table[uint.CreateTruncating(positions[i])];
        }
    }

    /// <summary>Places of the zero bytes, in order; returns how many there are. <paramref name="places"/> is as long as the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Zeros(ReadOnlySpan<byte> bytes, Span<ushort> places)
    {
        places = places[..bytes.Length];
        var found = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            places[found] = (ushort)i;
            found += bytes[i] == 0 ? 1 : 0;
        }

        return found;
    }

    /// <summary>Moves the values at some places, which are in order, to the front.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(Span<T> values, ReadOnlySpan<ushort> places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            values[i] = values[places[i]];
        }
    }

    /// <summary>Counts cells; in two halves of <paramref name="counts"/> where it is twice as long as there are cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count(ReadOnlySpan<uint> cells, uint[] counts, int twin)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(counts);
        var i = 0;
        if (twin > 0)
        {
            ref var second = ref Unsafe.Add(ref first, twin);
            for (; i <= cells.Length - 2; i += 2)
            {
                Unsafe.Add(ref first, Below(cells[i], twin))++;
                Unsafe.Add(ref second, Below(cells[i + 1], twin))++;
            }
        }

        for (; i < cells.Length; i++)
        {
            counts[cells[i]]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Below(uint cell, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cell, (uint)limit);
        return cell;
    }
}
