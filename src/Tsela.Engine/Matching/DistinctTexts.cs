namespace Tsela.Engine.Matching;

/// <summary>Gives each distinct text a number, from 1 in the order in which they come; 0 is the empty text.</summary>
internal sealed class DistinctTexts
{
    private const int SlotsAtFirst = 1 << 8;

    private readonly List<string> texts = [""];

    // the number of a text below its hash, so that a text that is new touches one slot and nothing else
    private ulong[] slots = new ulong[SlotsAtFirst];
    private int last;

    /// <summary>The number of a text.</summary>
    public int CodeOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        // files are often sorted, and then the same value comes many times over
        if (text.SequenceEqual(texts[last]))
        {
            return last;
        }

        var hash = (uint)string.GetHashCode(text, StringComparison.Ordinal);
        var mask = (uint)slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var held = slots[slot];
            if (held == 0)
            {
                last = texts.Count;
                slots[slot] = ((ulong)hash << 32) | (uint)last;
                texts.Add(text.ToString());
                if (texts.Count * 2L > slots.Length)
                {
                    Widen();
                }

                return last;
            }

            if ((uint)(held >> 32) == hash && text.SequenceEqual(texts[(int)(uint)held]))
            {
                return last = (int)(uint)held;
            }
        }
    }

    /// <summary>The texts by their numbers; the first is the empty one.</summary>
    public string[] All() => [.. texts];

    private void Widen()
    {
        var wider = new ulong[slots.Length * 4L];
        var mask = (uint)wider.Length - 1;
        foreach (var held in slots)
        {
            if (held != 0)
            {
                var slot = (uint)(held >> 32) & mask;
                while (wider[slot] != 0)
                {
                    slot = (slot + 1) & mask;
                }

                wider[slot] = held;
            }
        }

        slots = wider;
    }
}
