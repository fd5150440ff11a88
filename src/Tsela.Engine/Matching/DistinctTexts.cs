namespace Tsela.Engine.Matching;

/// <summary>Gives each distinct text a number, from 1 in the order in which they come; 0 is the empty text.</summary>
internal sealed class DistinctTexts
{
    private const int SlotsAtFirst = 1 << 8;

    private readonly List<string> texts = [""];
    private readonly List<int> hashes = [0];
    private int[] slots = new int[SlotsAtFirst];
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

        var hash = string.GetHashCode(text, StringComparison.Ordinal);
        var mask = slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var code = slots[slot];
            if (code == 0)
            {
                last = texts.Count;
                slots[slot] = last;
                texts.Add(text.ToString());
                hashes.Add(hash);
                if (texts.Count * 2 > slots.Length)
                {
                    Widen();
                }

                return last;
            }

            if (hashes[code] == hash && text.SequenceEqual(texts[code]))
            {
                last = code;
                return code;
            }
        }
    }

    /// <summary>The texts by their numbers; the first is the empty one.</summary>
    public string[] All() => [.. texts];

    private void Widen()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 1; code < texts.Count; code++)
        {
            var slot = hashes[code] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = code;
        }
    }
}
