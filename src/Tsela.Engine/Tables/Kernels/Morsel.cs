namespace Tsela.Engine.Tables.Kernels;

/// <summary>What becomes of a row.</summary>
internal static class RowState
{
    public const byte Kept = 0;
    public const byte Filtered = 1;
    public const byte Outside = 2;
    public const byte Undated = 3;
    public const byte Reversed = 4;
    public const byte WithoutValue = 5;
    public const int Count = 6;
}

/// <summary>Some thousand rows on their way through the kernels; each thread has its own.</summary>
internal sealed class Morsel(int rows)
{
    public int First { get; private set; }

    public int Count { get; private set; }

    /// <summary>Rows that are kept; the first places of <see cref="Cells"/> and <see cref="Values"/> are theirs.</summary>
    public int Kept { get; set; }

    /// <summary>A <see cref="RowState"/> for each row.</summary>
    public byte[] States { get; } = new byte[rows];

    public uint[] Cells { get; } = new uint[rows];

    public ulong[] Values { get; } = new ulong[rows];

    public ulong[] Weights { get; } = new ulong[rows];

    /// <summary>Rows of the morsel that are kept, where not all are.</summary>
    public ushort[] Offsets { get; } = new ushort[rows];

    /// <summary>1 for a code in no list, 2 for an age that cannot be.</summary>
    public byte[] Oddities { get; } = new byte[rows];

    /// <summary>Days of the stock, as places in the series: the first, and the one after the last.</summary>
    public ushort[] Begins { get; } = new ushort[rows];

    public ushort[] Ends { get; } = new ushort[rows];

    /// <summary>Positions of birth dates, where a series needs them.</summary>
    public uint[] Births { get; } = new uint[rows];

    public uint[] Scratch { get; } = new uint[rows];

    public uint[] Scratch2 { get; } = new uint[rows];

    public byte[] Bytes { get; } = new byte[rows];

    public void Move(int first, int count)
    {
        First = first;
        Count = count;
    }
}
