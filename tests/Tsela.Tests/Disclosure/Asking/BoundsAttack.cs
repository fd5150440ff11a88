using Tsela.Statistics;

namespace Tsela.Tests.Disclosure.Asking;

/// <summary>What somebody can know of counts who has seen all of them, each changed by no more than so much: a sum is that of its parts.</summary>
internal sealed class BoundsAttack(int largestChange)
{
    private const int RoundsMax = 200;

    private readonly Dictionary<string, (long Least, long Most)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string[] Cell, long Shown)> seen = new(StringComparer.Ordinal);

    public IEnumerable<string[]> Cells => seen.Values.Select(one => one.Cell);

    public long MostOf(string[] cell) => known[Key(cell)].Most;

    public void See(string[] cell, long shown)
    {
        if (seen.TryGetValue(Key(cell), out var before))
        {
            Assert.Equal(before.Shown, shown);
        }

        seen[Key(cell)] = (cell, shown);
        known[Key(cell)] = shown == 0 ? (0, largestChange) : (Math.Max(1, shown - largestChange), shown + largestChange);
    }

    public void Reckon(IReadOnlyList<RegisterColumn> columns)
    {
        var sums = seen.Values.SelectMany(one => Enumerable.Range(0, columns.Count).Where(place => one.Cell[place] == RegisterTally.Sum)
            .Select(place => (Sum: Key(one.Cell), Parts: columns[place].Codes.Select(code => Key([.. one.Cell.Select((own, i) => i == place ? code.Code : own)])).ToArray())))
            .Where(sum => sum.Parts.All(known.ContainsKey)).ToList();
        for (var (round, changed) = (0, true); changed && round < RoundsMax; round++)
        {
            changed = false;
            foreach (var (sum, parts) in sums)
            {
                var (least, most) = (parts.Sum(part => known[part].Least), parts.Sum(part => known[part].Most));
                changed |= Narrow(sum, least, most);
                var (own, limit) = known[sum];
                foreach (var part in parts)
                {
                    changed |= Narrow(part, own - (most - known[part].Most), limit - (least - known[part].Least));
                }
            }
        }
    }

    // where what is shown contradicts itself nothing is learnt from it
    private bool Narrow(string cell, long least, long most)
    {
        var before = known[cell];
        var after = (Least: Math.Max(before.Least, least), Most: Math.Min(before.Most, most));
        if (after == before || after.Least > after.Most)
        {
            return false;
        }

        known[cell] = after;
        return true;
    }

    private static string Key(IReadOnlyList<string> cell) => string.Join(' ', cell);
}
