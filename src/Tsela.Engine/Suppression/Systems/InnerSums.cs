namespace Tsela.Engine.Suppression.Systems;

/// <summary>
/// Each cell of a system as a sum of its inner cells, those that are no sum themselves. Where a cell is a sum in several
/// ways that do not come to the same inner cells (the common margin of two linked tables), the difference of two ways is an
/// equation that everyone knows.
/// </summary>
internal sealed class InnerSums
{
    private readonly CellSystem system;
    private readonly int[]?[] of;
    private readonly bool[] isBegun;

    private InnerSums(CellSystem system)
    {
        this.system = system;
        of = new int[system.Cells.Count][];
        isBegun = new bool[system.Cells.Count];
    }

    /// <summary>Place of each inner cell in the system.</summary>
    public List<int> Inner { get; } = [];

    /// <summary>Sums of inner cells whose difference is nought whatever is hidden.</summary>
    public List<(int[] Plus, int[] Minus)> Known { get; } = [];

    /// <summary>The inner cells, by their number in <see cref="Inner"/> and in its order, that a cell is the sum of.</summary>
    public int[] Of(int cell) => of[cell]!;

    /// <summary>Works the inner cells of a system out.</summary>
    public static InnerSums In(CellSystem system)
    {
        var sums = new InnerSums(system);
        var ways = new List<SumOfCells>?[system.Cells.Count];
        foreach (var sum in system.Sums)
        {
            (ways[sum.Sum] ??= []).Add(sum);
        }

        for (var cell = 0; cell < system.Cells.Count; cell++)
        {
            if (ways[cell] is null)
            {
                sums.of[cell] = [sums.Inner.Count];
                sums.Inner.Add(cell);
            }
        }

        for (var cell = 0; cell < system.Cells.Count; cell++)
        {
            sums.Fill(cell, ways);
        }

        foreach (var sum in system.Sums)
        {
            var way = sums.Joined(sum);
            if (!way.AsSpan().SequenceEqual(sums.Of(sum.Sum)))
            {
                sums.Known.Add((sums.Of(sum.Sum), way));
            }
        }

        return sums;
    }

    private void Fill(int cell, List<SumOfCells>?[] ways)
    {
        if (of[cell] is not null)
        {
            return;
        }

        if (isBegun[cell])
        {
            throw new ProtectionRefusedException($"The cell {system.Cells[cell].Identity} is a part of itself. Look at the parents and zones of its codes.");
        }

        isBegun[cell] = true;
        var way = ways[cell]![0];
        foreach (var part in way.Parts)
        {
            Fill(part, ways);
        }

        of[cell] = Joined(way);
    }

    private int[] Joined(SumOfCells sum)
    {
        var length = 0;
        foreach (var part in sum.Parts)
        {
            length += Of(part).Length;
        }

        var joined = new int[length];
        var at = 0;
        foreach (var part in sum.Parts)
        {
            Of(part).CopyTo(joined, at);
            at += Of(part).Length;
        }

        Array.Sort(joined);
        for (var i = 1; i < joined.Length; i++)
        {
            if (joined[i] == joined[i - 1])
            {
                throw new ProtectionRefusedException(
                    $"The parts of {system.Cells[sum.Sum].Identity} hold {system.Cells[Inner[joined[i]]].Identity} twice. Let the codes of a zone not overlap.");
            }
        }

        return joined;
    }
}
