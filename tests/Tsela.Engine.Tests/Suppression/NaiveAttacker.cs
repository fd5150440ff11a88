using Tsela.Engine.Suppression;

namespace Tsela.Engine.Tests.Suppression;

/// <summary>
/// Tries every whole number in every hidden inner cell of one protected table and keeps what agrees with all that is
/// shown: what an attacker of endless patience knows.
/// </summary>
internal sealed class NaiveAttacker
{
    private readonly List<(int[] Inner, int Shown)> shown = [];
    private readonly int[] values;
    private readonly int least;
    private readonly int greatest;

    public NaiveAttacker(CountTable table, ProtectedTable safe, int least, int greatest)
    {
        (this.least, this.greatest) = (least, greatest);
        var inner = table.Cells.Select(cell => cell.Codes.Select((code, at) => table.Dimensions[at].ClimbOf(code).ToHashSet(StringComparer.Ordinal)).ToArray()).ToList();
        values = new int[inner.Count];
        foreach (var cell in safe.Cells)
        {
            int[] below = [.. Enumerable.Range(0, inner.Count).Where(i => cell.Codes.Select((code, at) => inner[i][at].Contains(code)).All(holds => holds))];
            if (cell.Value is { } value)
            {
                shown.Add((below, (int)value));
            }
            else
            {
                Hidden.Add(cell, below);
                Possible.Add(cell, []);
            }
        }
    }

    /// <summary>Hidden cells and the inner cells that they are the sum of.</summary>
    public Dictionary<ProtectedCell, int[]> Hidden { get; } = [];

    /// <summary>Hidden cells and every value that they can have.</summary>
    public Dictionary<ProtectedCell, SortedSet<int>> Possible { get; } = [];

    public NaiveAttacker Search()
    {
        Try(0);
        return this;
    }

    private void Try(int at)
    {
        if (at == values.Length)
        {
            foreach (var (cell, inner) in Hidden)
            {
                Possible[cell].Add(inner.Sum(i => values[i]));
            }

            return;
        }

        for (values[at] = least; values[at] <= greatest; values[at]++)
        {
            if (shown.TrueForAll(sum => Fits(sum.Inner, sum.Shown, at)))
            {
                Try(at + 1);
            }
        }

        values[at] = 0;
    }

    private bool Fits(int[] inner, int sum, int at)
    {
        if (!inner.Contains(at))
        {
            return true;
        }

        var (sofar, open) = (0, 0);
        foreach (var i in inner)
        {
            if (i <= at)
            {
                sofar += values[i];
            }
            else
            {
                open++;
            }
        }

        return open == 0 ? sofar == sum : sofar + (open * least) <= sum;
    }
}
