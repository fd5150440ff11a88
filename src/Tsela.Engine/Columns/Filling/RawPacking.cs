using System.Numerics;
using System.Runtime.InteropServices;

namespace Tsela.Engine.Columns.Filling;

/// <summary>Between raw values and their little-endian bytes.</summary>
internal static class RawPacking
{
    /// <summary>Writes raw values, each of which fits the width, one after the other.</summary>
    public static void Pack(ReadOnlySpan<ulong> raw, Span<byte> bytes, int width)
    {
        switch (width)
        {
            case 1:
                Pack(raw, bytes);
                break;
            case 2:
                Pack(raw, MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case 4:
                Pack(raw, MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            default:
                raw.CopyTo(MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
        }
    }

    /// <summary>Reads as many raw values as there is room for.</summary>
    public static void Unpack(ReadOnlySpan<byte> bytes, int width, Span<ulong> raw)
    {
        switch (width)
        {
            case 1:
                Unpack(bytes, raw);
                break;
            case 2:
                Unpack(MemoryMarshal.Cast<byte, ushort>(bytes), raw);
                break;
            case 4:
                Unpack(MemoryMarshal.Cast<byte, uint>(bytes), raw);
                break;
            default:
                MemoryMarshal.Cast<byte, ulong>(bytes)[..raw.Length].CopyTo(raw);
                break;
        }
    }

    private static void Pack<T>(ReadOnlySpan<ulong> raw, Span<T> into)
        where T : unmanaged, INumberBase<T>
    {
        for (var i = 0; i < raw.Length; i++)
        {
            into[i] = T.CreateTruncating(raw[i]);
        }
    }

    private static void Unpack<T>(ReadOnlySpan<T> from, Span<ulong> raw)
        where T : unmanaged, INumberBase<T>
    {
        for (var i = 0; i < raw.Length; i++)
        {
            raw[i] = ulong.CreateTruncating(from[i]);
        }
    }
}
