using System.Runtime.InteropServices;

namespace Tsela.Engine.Schemas.Keys;

/// <summary>A key, what orders its rows, and the row.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct KeyEntry(ulong High, ulong Low, long Order, long Row)
{
    public bool IsSameKey(in KeyEntry other) => High == other.High && Low == other.Low;
}

/// <summary>By key, then by what orders the rows of a key, then by row.</summary>
internal sealed class KeyEntryOrder : IComparer<KeyEntry>
{
    public static readonly KeyEntryOrder Instance = new();

    public int Compare(KeyEntry x, KeyEntry y)
    {
        var order = x.High.CompareTo(y.High);
        order = order != 0 ? order : x.Low.CompareTo(y.Low);
        order = order != 0 ? order : x.Order.CompareTo(y.Order);
        return order != 0 ? order : x.Row.CompareTo(y.Row);
    }
}

/// <summary>Sorts any number of keys in bounded memory: sorted runs go to disk and are merged.</summary>
internal sealed class KeySorter(string? folder, int entriesMax) : IDisposable
{
    private readonly List<Run> runs = [];
    private KeyEntry[] buffer = new KeyEntry[256];
    private int count;

    public long Total { get; private set; }

    public int RunCount => runs.Count;

    public void Add(in KeyEntry entry)
    {
        if (count == buffer.Length)
        {
            if (count >= entriesMax)
            {
                Spill();
            }
            else
            {
                Array.Resize(ref buffer, Math.Min(entriesMax, buffer.Length * 2));
            }
        }

        buffer[count++] = entry;
        Total++;
    }

    /// <summary>Every entry in order.</summary>
    public IEnumerable<KeyEntry> Sorted()
    {
        buffer.AsSpan(0, count).Sort(KeyEntryOrder.Instance);
        if (runs.Count == 0)
        {
            for (var i = 0; i < count; i++)
            {
                yield return buffer[i];
            }

            yield break;
        }

        var queue = new PriorityQueue<int, KeyEntry>(KeyEntryOrder.Instance);
        for (var i = 0; i < runs.Count; i++)
        {
            runs[i].Rewind();
            Enqueue(queue, i);
        }

        var inMemory = 0;
        while (queue.TryPeek(out var run, out var entry))
        {
            while (inMemory < count && KeyEntryOrder.Instance.Compare(buffer[inMemory], entry) <= 0)
            {
                yield return buffer[inMemory++];
            }

            yield return entry;
            queue.Dequeue();
            Enqueue(queue, run);
        }

        while (inMemory < count)
        {
            yield return buffer[inMemory++];
        }
    }

    public void Dispose() => runs.ForEach(run => run.Dispose());

    private void Enqueue(PriorityQueue<int, KeyEntry> queue, int run)
    {
        if (runs[run].TryNext(out var entry))
        {
            queue.Enqueue(run, entry);
        }
    }

    private void Spill()
    {
        buffer.AsSpan(0, count).Sort(KeyEntryOrder.Instance);
        var run = new Run(folder ?? Path.GetTempPath());
        runs.Add(run);
        run.Write(buffer.AsSpan(0, count));
        count = 0;
    }

    /// <summary>A sorted run on disk; the file goes when it is closed.</summary>
    private sealed class Run(string folder) : IDisposable
    {
        private readonly FileStream file = new(
            Path.Combine(folder, $"tsela-keys-{Guid.NewGuid():N}.tmp"),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);

        private readonly KeyEntry[] block = new KeyEntry[2048];
        private int position;
        private int length;

        public void Write(ReadOnlySpan<KeyEntry> entries) => file.Write(MemoryMarshal.AsBytes(entries));

        public void Rewind()
        {
            file.Flush();
            file.Position = 0;
            position = length = 0;
        }

        public bool TryNext(out KeyEntry entry)
        {
            if (position == length)
            {
                var bytes = file.ReadAtLeast(MemoryMarshal.AsBytes(block.AsSpan()), block.Length * Marshal.SizeOf<KeyEntry>(), throwOnEndOfStream: false);
                (position, length) = (0, bytes / Marshal.SizeOf<KeyEntry>());
            }

            var isThere = position < length;
            entry = isThere ? block[position++] : default;
            return isThere;
        }

        public void Dispose() => file.Dispose();
    }
}
