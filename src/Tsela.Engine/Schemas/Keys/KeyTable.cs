using System.Runtime.InteropServices;

namespace Tsela.Engine.Schemas.Keys;

/// <summary>Keys and the rows in which they came first, in memory: open addressing with linear steps.</summary>
internal sealed class KeyTable(int keysMax)
{
    private Slot[] slots = new Slot[1024];

    public int Count { get; private set; }

    public bool IsFull => Count >= keysMax;

    /// <summary>The row in which the key came first; 0 where it is new. A new key is kept unless the table is full.</summary>
    public long FirstRow(ulong high, ulong low, long row, out bool isKept)
    {
        var mask = slots.Length - 1;
        var place = (int)low & mask;
        while (slots[place].Row != 0)
        {
            ref readonly var slot = ref slots[place];
            if (slot.High == high && slot.Low == low)
            {
                isKept = true;
                return slot.Row;
            }

            place = (place + 1) & mask;
        }

        isKept = !IsFull;
        if (isKept)
        {
            slots[place] = new Slot(high, low, row);
            if (++Count > slots.Length / 4 * 3)
            {
                Grow();
            }
        }

        return 0;
    }

    private void Grow()
    {
        var old = slots;
        slots = new Slot[old.Length * 2];
        var mask = slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Row == 0)
            {
                continue;
            }

            var place = (int)slot.Low & mask;
            while (slots[place].Row != 0)
            {
                place = (place + 1) & mask;
            }

            slots[place] = slot;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong High, ulong Low, long Row);
}
