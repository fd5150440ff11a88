namespace Tsela.Engine.Matching.Profiling;

/// <summary>
/// The records that are worth comparing: of records that say the same in every column a few are kept, and each other
/// one is weighed once, against the first. A million identical rows are then no more work than a few.
/// </summary>
internal sealed class DistinctRecords
{
    // a few exact copies are what linkage looks for and learns from, and strangers who share a common name are no copies
    private const int CopiesKept = 50;

    private readonly int[] kept;

    private DistinctRecords(int[] kept, int[] placeOf, List<int> others) => (this.kept, PlaceOf, Others) = (kept, placeOf, others);

    /// <summary>For each record the place of the kept one that says the same.</summary>
    public int[] PlaceOf { get; }

    /// <summary>Records that are not compared, ascending.</summary>
    public IReadOnlyList<int> Others { get; }

    /// <summary>Records kept.</summary>
    public int Count => kept.Length;

    /// <summary>The record at a place.</summary>
    public int RecordAt(int place) => kept[place];

    public static DistinctRecords Of(IReadOnlyList<Feature> features, int count, byte[]? sources)
    {
        var table = new (int First, int Copies)[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, count * 2L))];
        var codes = features.Select(feature => feature.Codes).ToArray();
        var placeOf = new int[count];
        var chosen = new List<int>(count);
        var others = new List<int>();
        for (var record = 0; record < count; record++)
        {
            var slot = (int)(Hash(codes, sources, record) & (ulong)(table.Length - 1));
            while (table[slot].Copies > 0 && !AreSame(codes, sources, table[slot].First, record))
            {
                slot = (slot + 1) & (table.Length - 1);
            }

            table[slot] = table[slot].Copies == 0 ? (record, 1) : (table[slot].First, table[slot].Copies + 1);
            if (table[slot].Copies <= CopiesKept)
            {
                placeOf[record] = chosen.Count;
                chosen.Add(record);
            }
            else
            {
                placeOf[record] = placeOf[table[slot].First];
                others.Add(record);
            }
        }

        return new DistinctRecords([.. chosen], placeOf, others);
    }

    /// <summary>The features of the kept records; a value that one row brings a thousand times is not frequent for that.</summary>
    public IReadOnlyList<Feature> Of(IReadOnlyList<Feature> features) => Others.Count == 0
        ? features
        : [.. features.Select(feature => new Feature(
            feature.Name, feature.Columns, feature.Kind, [.. kept.Select(record => feature.Codes[record])], feature.Values))];

    /// <summary>The sources of the kept records.</summary>
    public byte[]? Of(byte[]? sources) => sources is null || Others.Count == 0 ? sources : [.. kept.Select(record => sources[record])];

    private static ulong Hash(int[][] codes, byte[]? sources, int record)
    {
        var hash = sources is null ? 0UL : sources[record];
        foreach (var column in codes)
        {
            hash = ((hash ^ (uint)column[record]) * 0x9E3779B97F4A7C15UL) + 0x632BE59BD9B4E019UL;
            hash ^= hash >> 29;
        }

        return hash;
    }

    private static bool AreSame(int[][] codes, byte[]? sources, int a, int b)
    {
        foreach (var column in codes)
        {
            if (column[a] != column[b])
            {
                return false;
            }
        }

        return sources is null || sources[a] == sources[b];
    }
}
