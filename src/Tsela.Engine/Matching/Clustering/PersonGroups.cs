namespace Tsela.Engine.Matching.Clustering;

/// <summary>A division of the records into groups, in arrays: joining relabels the smaller group, moving a record is one step.</summary>
internal sealed class PersonGroups
{
    private readonly int[] group;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly int[] size;
    private readonly int[] first;
    private readonly int[] version;
    private readonly Stack<int> free = new();

    /// <param name="count">Records, each a group of its own.</param>
    public PersonGroups(int count)
    {
        group = [.. Enumerable.Range(0, count)];
        next = (int[])group.Clone();
        previous = (int[])group.Clone();
        first = (int[])group.Clone();
        size = new int[count];
        version = new int[count];
        Array.Fill(size, 1);
    }

    public int Count => group.Length;

    public int Of(int record) => group[record];

    public int SizeOf(int number) => size[number];

    /// <summary>A number that grows whenever the group changes.</summary>
    public int VersionOf(int number) => version[number];

    /// <summary>Some record of the group, the same one until the group changes.</summary>
    public int FirstOf(int number) => first[number];

    /// <summary>The record after this one in the ring of its group.</summary>
    public int After(int record) => next[record];

    /// <summary>The records of a group.</summary>
    public int[] Members(int number)
    {
        var members = new int[size[number]];
        var record = first[number];
        for (var at = 0; at < members.Length; at++)
        {
            members[at] = record;
            record = next[record];
        }

        return members;
    }

    /// <summary>Makes one group of two; the larger keeps its number.</summary>
    public void Join(int one, int other)
    {
        var (kept, lost) = size[one] > size[other] || (size[one] == size[other] && one < other) ? (one, other) : (other, one);
        var record = first[lost];
        for (var left = size[lost]; left > 0; left--)
        {
            group[record] = kept;
            record = next[record];
        }

        var (keptFirst, lostFirst) = (first[kept], first[lost]);
        var (keptLast, lostLast) = (previous[keptFirst], previous[lostFirst]);
        (next[keptLast], previous[lostFirst]) = (lostFirst, keptLast);
        (next[lostLast], previous[keptFirst]) = (keptFirst, lostLast);
        size[kept] += size[lost];
        size[lost] = 0;
        version[kept]++;
        version[lost]++;
        free.Push(lost);
    }

    /// <summary>Takes a record out of its group, into one of its own; its number is returned.</summary>
    public int Leave(int record)
    {
        var left = group[record];
        if (size[left] == 1)
        {
            return left;
        }

        (next[previous[record]], previous[next[record]]) = (next[record], previous[record]);
        if (first[left] == record)
        {
            first[left] = next[record];
        }

        size[left]--;
        next[record] = previous[record] = record;
        var alone = free.Pop();
        (group[record], first[alone]) = (alone, record);
        size[alone] = 1;
        version[left]++;
        version[alone]++;
        return alone;
    }

    /// <summary>For each record the smallest record of its group.</summary>
    public int[] Labels()
    {
        var smallest = new int[Count];
        Array.Fill(smallest, -1);
        var labels = new int[Count];
        for (var record = 0; record < Count; record++)
        {
            ref var label = ref smallest[group[record]];
            label = label < 0 ? record : label;
            labels[record] = label;
        }

        return labels;
    }
}
