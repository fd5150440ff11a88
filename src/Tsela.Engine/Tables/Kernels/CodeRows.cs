using System.Runtime.InteropServices;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Numbers rows of codes as they first come; equal rows have one number. Any number of dimensions, and nothing wraps.</summary>
internal sealed class CodeRows(int width)
{
    private int[] codes = new int[16 * Math.Max(width, 1)];
    private int[] slots = new int[32];

    public int Count { get; private set; }

    public ReadOnlySpan<int> this[int row] => codes.AsSpan(row * width, width);

    public int NumberOf(ReadOnlySpan<int> row)
    {
        var slot = Hash(row) & (uint)(slots.Length - 1);
        for (; slots[slot] != 0; slot = (slot + 1) & (uint)(slots.Length - 1))
        {
            if (this[slots[slot] - 1].SequenceEqual(row))
            {
                return slots[slot] - 1;
            }
        }

        Add(row);
        slots[slot] = Count;
        if (Count * 2 > slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private static uint Hash(ReadOnlySpan<int> row)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var code in MemoryMarshal.Cast<int, uint>(row))
        {
            hash = (hash ^ code) * 0xD6E8FEB86659FD93UL;
            hash ^= hash >> 32;
        }

        return (uint)hash;
    }

    private void Add(ReadOnlySpan<int> row)
    {
        if ((Count + 1) * width > codes.Length)
        {
            Array.Resize(ref codes, checked(codes.Length * 2));
        }

        row.CopyTo(codes.AsSpan(Count * width));
        Count++;
    }

    private void Grow()
    {
        slots = new int[checked(slots.Length * 2)];
        for (var row = 0; row < Count; row++)
        {
            var slot = Hash(this[row]) & (uint)(slots.Length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (uint)(slots.Length - 1);
            }

            slots[slot] = row + 1;
        }
    }
}
