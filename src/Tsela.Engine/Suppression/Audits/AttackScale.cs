using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>How far each cell of a system may lie below the truth for each attacker, in units that a solver can keep apart.</summary>
internal sealed class AttackScale
{
    private const double GreatestAmount = 1e6;

    public AttackScale(CellSystem system, PrimaryRules rules)
    {
        IsCount = system.Cells.All(cell => cell.Largest1 <= 1 && decimal.IsInteger(cell.Value));
        Unit = IsCount ? 1 : Math.Max(1, (double)system.Cells.Select(cell => Math.Abs(cell.Value)).DefaultIfEmpty().Max() / GreatestAmount);
        Room = [.. system.Cells.Select(cell => Math.Max(0, (double)cell.Value / Unit))];
        RoomWhenPositive = !IsCount ? [.. system.Cells.Select(cell => Math.Max(0, (double)(cell.Value - cell.Largest1) / Unit))]
            : rules.ZerosProtected ? Room : [.. Room.Select(value => Math.Max(0, value - 1))];
    }

    /// <summary>Whole numbers of contributors; amounts of money are real numbers.</summary>
    public bool IsCount { get; }

    /// <summary>What one unit of a deviation is worth.</summary>
    public double Unit { get; }

    /// <summary>Room of the attacker who knows that hidden cells are at least 0.</summary>
    public double[] Room { get; }

    /// <summary>
    /// Room of the attacker who knows more: of counts, that hidden cells are at least 1, because empty ones are shown; of
    /// amounts, the greatest contribution to any hidden cell, as the one knows who gave it.
    /// </summary>
    public double[] RoomWhenPositive { get; }

    /// <summary>Room when a cell is to fall: of amounts, whoever gave the greatest contribution to it is not the one who must not know it.</summary>
    public double[] RoomToFall => IsCount ? RoomWhenPositive : Room;

    /// <summary>A cell's value in the unit of deviations.</summary>
    /// <param name="cell">Place in the system.</param>
    public double ValueOf(int cell) => Room[cell];

    /// <summary>The least difference that makes two values of a cell.</summary>
    /// <param name="cell">Place in the system.</param>
    public double StepOf(int cell) => IsCount ? 1 : Math.Max(10 * Aim.Tolerance, Room[cell] * 1e-4);
}
