using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression;

/// <summary>What earlier releases fix: cells that are shown whatever the rules say, and cells that were hidden and had better stay so.</summary>
/// <param name="Shown">Places of the cells that are public; empty cells that everyone sees to be empty are among them.</param>
/// <param name="Hidden">Places of the cells that were hidden.</param>
internal sealed record EarlierCells(IReadOnlyList<int> Shown, IReadOnlySet<int> Hidden)
{
    /// <summary>Finds the cells of earlier releases in a system; a primary cell that is public already is no secret any more.</summary>
    public static EarlierCells Of(CellSystem system, ProtectionProblem problem, PrimaryCells primaries)
    {
        var shown = new SortedSet<int>();
        var hidden = new SortedSet<int>();
        foreach (var earlier in problem.Earlier)
        {
            if (system.Places.TryGetValue(earlier.Cell, out var cell))
            {
                (earlier.Value is null ? hidden : shown).Add(cell);
                if (earlier.IsPrimary)
                {
                    primaries.Mark(cell);
                }
            }
        }

        hidden.ExceptWith(shown);
        for (var cell = 0; cell < system.Cells.Count; cell++)
        {
            if (!problem.Rules.ZerosProtected && system.Cells[cell] is { Value: 0, Contributors: 0 })
            {
                shown.Add(cell);
            }
        }

        foreach (var cell in shown)
        {
            primaries.Is[cell] = false;
        }

        return new EarlierCells([.. shown], hidden);
    }
}
