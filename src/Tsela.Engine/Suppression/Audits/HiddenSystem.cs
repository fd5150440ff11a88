using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// What an attacker who knows every shown cell still has to solve: the hidden cells as deviations from the truth, and
/// the sums that hold between them, each adding up to nought. A sum with one hidden cell fixes it; a sum with two makes
/// one deviation of them; both are done away with here until only sums of three and more are left.
/// </summary>
internal sealed class HiddenSystem
{
    private readonly int[] standsFor;
    private readonly sbyte[] sign;
    private readonly Dictionary<int, int>?[] rows;
    private readonly Dictionary<int, HashSet<int>> columns = [];

    private HiddenSystem(int cells, List<Dictionary<int, int>> equations)
    {
        standsFor = new int[cells];
        sign = new sbyte[cells];
        rows = [.. equations];
    }

    /// <summary>Of each place in the system the unknown that it moves with; -1 where it is shown or fixed.</summary>
    public int[] Unknown { get; private set; } = [];

    /// <summary>1 where the cell moves as its unknown does, -1 where it moves against it.</summary>
    public IReadOnlyList<sbyte> Sign => sign;

    /// <summary>Number of unknowns.</summary>
    public int Count { get; private set; }

    /// <summary>The sums that are left, as unknowns and their whole coefficients.</summary>
    public List<SumToNought> Equations { get; } = [];

    /// <summary>Takes out of a system what is hidden.</summary>
    /// <param name="system">The cells and sums.</param>
    /// <param name="hidden">Of each cell, whether it is hidden.</param>
    public static HiddenSystem Of(CellSystem system, IReadOnlyList<bool> hidden)
    {
        var equations = new List<Dictionary<int, int>>();
        foreach (var sum in system.Sums)
        {
            var row = new Dictionary<int, int>();
            foreach (var part in sum.Parts)
            {
                Plus(row, part, hidden[part] ? 1 : 0);
            }

            Plus(row, sum.Sum, hidden[sum.Sum] ? -1 : 0);
            if (row.Count > 0)
            {
                equations.Add(row);
            }
        }

        var found = new HiddenSystem(system.Cells.Count, equations);
        found.Reduce(hidden);
        found.Number(hidden);
        return found;
    }

    private static void Plus(Dictionary<int, int> row, int column, int coefficient)
    {
        if (coefficient == 0)
        {
            return;
        }

        var sum = row.GetValueOrDefault(column) + coefficient;
        if (sum == 0)
        {
            row.Remove(column);
        }
        else
        {
            row[column] = sum;
        }
    }

    private void Reduce(IReadOnlyList<bool> hidden)
    {
        for (var cell = 0; cell < standsFor.Length; cell++)
        {
            standsFor[cell] = hidden[cell] ? cell : -1;
            sign[cell] = 1;
        }

        var waiting = new Queue<int>();
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var column in rows[row]!.Keys)
            {
                (columns.TryGetValue(column, out var known) ? known : columns[column] = []).Add(row);
            }

            waiting.Enqueue(row);
        }

        while (waiting.TryDequeue(out var at))
        {
            if (rows[at] is not { Count: <= 2 } row)
            {
                continue;
            }

            rows[at] = null;
            var ends = row.ToArray();
            foreach (var end in ends)
            {
                columns[end.Key].Remove(at);
            }

            if (ends.Length == 1)
            {
                Replace(ends[0].Key, -1, 0, waiting);
            }
            else if (ends.Length == 2 && Math.Abs(ends[0].Value) == Math.Abs(ends[1].Value))
            {
                var (gone, kept) = columns[ends[0].Key].Count <= columns[ends[1].Key].Count ? (ends[0], ends[1]) : (ends[1], ends[0]);
                Replace(gone.Key, kept.Key, -kept.Value / gone.Value, waiting);
            }
            else if (ends.Length == 2)
            {
                rows[at] = row;
                foreach (var end in ends)
                {
                    columns[end.Key].Add(at);
                }
            }
        }
    }

    private void Replace(int gone, int kept, int times, Queue<int> waiting)
    {
        standsFor[gone] = kept;
        sign[gone] = (sbyte)(times == 0 ? 1 : times);
        foreach (var at in columns[gone])
        {
            var row = rows[at]!;
            row.Remove(gone, out var coefficient);
            if (kept >= 0)
            {
                Plus(row, kept, coefficient * times);
                if (row.ContainsKey(kept))
                {
                    columns[kept].Add(at);
                }
                else
                {
                    columns[kept].Remove(at);
                }
            }

            if (row.Count <= 2)
            {
                waiting.Enqueue(at);
            }
        }

        columns.Remove(gone);
    }

    private void Number(IReadOnlyList<bool> hidden)
    {
        Unknown = new int[standsFor.Length];
        Array.Fill(Unknown, -1);
        for (var cell = 0; cell < standsFor.Length; cell++)
        {
            if (hidden[cell] && standsFor[cell] == cell)
            {
                Unknown[cell] = Count++;
            }
        }

        for (var cell = 0; cell < standsFor.Length; cell++)
        {
            var (end, turned) = (cell, 1);
            while (end >= 0 && standsFor[end] != end)
            {
                turned *= sign[end];
                end = standsFor[end];
            }

            (standsFor[cell], sign[cell]) = (end, (sbyte)turned);
            Unknown[cell] = end < 0 ? -1 : Unknown[end];
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row is not { Count: > 0 })
            {
                continue;
            }

            var entries = row.Select(entry => (Unknown[entry.Key], entry.Value)).OrderBy(entry => entry.Item1).ToArray();
            var first = entries[0].Value < 0 ? -1 : 1;
            if (seen.Add(string.Join(' ', entries.Select(entry => $"{entry.Item1}:{entry.Value * first}"))))
            {
                Equations.Add(new SumToNought([.. entries.Select(entry => entry.Item1)], [.. entries.Select(entry => (double)entry.Value)]));
            }
        }
    }
}
