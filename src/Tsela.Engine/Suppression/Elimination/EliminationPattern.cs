using System.Runtime.InteropServices;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Elimination;

/// <summary>
/// Finds which cells to hide by elimination: cells are considered from the most to the least valuable and shown unless a
/// primary cell could then be reckoned by subtraction, or only cells that the attacker knows to be at their least would be
/// left of a sum. Nothing hidden can then be known exactly, neither by who takes hidden cells to be at least 0 nor by who
/// takes them to be at least 1: every cell at its least can rise, since no sum holds such cells alone.
/// </summary>
internal sealed class EliminationPattern
{
    private readonly CellSystem system;
    private readonly InnerSums inner;
    private readonly bool[] isPrimary;
    private readonly bool[] isShown;
    private readonly ModularColumns columns;
    private readonly int[] columnOf;
    private readonly List<List<int>> cellsOfColumn = [];
    private readonly List<bool> isProtected = [];

    private EliminationPattern(CellSystem system, InnerSums inner, bool[] isPrimary, double bound)
    {
        (this.system, this.inner, this.isPrimary) = (system, inner, isPrimary);
        isShown = new bool[system.Cells.Count];
        columns = new ModularColumns([.. inner.Inner.Select(cell => system.Cells[cell].Value <= (decimal)bound)]);
        columnOf = new int[system.Cells.Count];
    }

    /// <summary>Of each cell, whether it is hidden; primaries are.</summary>
    public bool[] Hidden { get; private set; } = [];

    /// <summary>A primary cell that follows from what is public already; null where there is none.</summary>
    public int? GivenAway { get; private set; }

    /// <summary>Finds the pattern.</summary>
    /// <param name="system">Cells and sums.</param>
    /// <param name="inner">The inner cells of each.</param>
    /// <param name="isPrimary">The cells that must not be reckoned.</param>
    /// <param name="bound">Inner cells up to this value are never left alone in a sum that is shown.</param>
    /// <param name="order">The other cells, the one to show first in front; those that are not among them stay hidden.</param>
    /// <param name="mustShow">Cells that are public already.</param>
    public static EliminationPattern Of(CellSystem system, InnerSums inner, bool[] isPrimary, double bound, IEnumerable<int> order, IEnumerable<int> mustShow)
    {
        var pattern = new EliminationPattern(system, inner, isPrimary, bound);
        pattern.AddColumns();
        foreach (var cell in mustShow)
        {
            pattern.isShown[cell] = true;
            pattern.columns.Publish(pattern.columnOf[cell]);
        }

        pattern.GivenAway = pattern.FirstSpent();
        foreach (var cell in order)
        {
            pattern.Consider(cell);
        }

        pattern.Hidden = [.. pattern.isShown.Select(one => !one)];
        return pattern;
    }

    private int? FirstSpent()
    {
        for (var column = 0; column < columns.Count; column++)
        {
            if (isProtected[column] && columns.IsSpent(column))
            {
                return cellsOfColumn[column].First(cell => isPrimary[cell]);
            }
        }

        return null;
    }

    // cells of the same inner cells have the same value and the same fate
    private void AddColumns()
    {
        var known = new Dictionary<int[], int>(new SameRows());
        for (var cell = 0; cell < system.Cells.Count; cell++)
        {
            var rows = inner.Of(cell);
            if (!known.TryGetValue(rows, out var column))
            {
                known[rows] = column = columns.Add(rows);
                cellsOfColumn.Add([]);
                isProtected.Add(false);
            }

            columnOf[cell] = column;
            cellsOfColumn[column].Add(cell);
            isProtected[column] |= isPrimary[cell];
        }

        // all are there before the first is published, so that each is reduced by those before it
        var equations = new List<int>();
        foreach (var (plus, minus) in inner.Known)
        {
            cellsOfColumn.Add([]);
            isProtected.Add(false);
            equations.Add(columns.AddDifference(plus, minus));
        }

        equations.ForEach(columns.Publish);
    }

    private void Consider(int cell)
    {
        var column = columnOf[cell];
        if (isProtected[column] || isShown[cell])
        {
            return;
        }

        if (!columns.IsSpent(column) && (columns.IsBound(column) || columns.IsGivingAway(column, isProtected)))
        {
            columns.Drop(column);
            return;
        }

        columns.Publish(column);
        foreach (var same in cellsOfColumn[column])
        {
            isShown[same] = true;
        }
    }

    private sealed class SameRows : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? one, int[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(int[] rows)
        {
            var hash = default(HashCode);
            hash.AddBytes(MemoryMarshal.AsBytes(rows.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
