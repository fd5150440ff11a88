using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>How far each cell of a system may lie below the truth for each attacker, in units that a solver can keep apart.</summary>
internal sealed class AttackScale
{
    private const double GreatestAmount = 1e6;

    private readonly double[] values;

    public AttackScale(CellSystem system, PrimaryRules rules)
    {
        IsCount = system.Cells.All(cell => cell.Largest1 <= 1 && decimal.IsInteger(cell.Value));
        Unit = IsCount ? 1 : Math.Max(1, (double)system.Cells.Select(cell => Math.Abs(cell.Value)).DefaultIfEmpty().Max() / GreatestAmount);
        values = [.. system.Cells.Select(cell => Math.Max(0, (double)cell.Value / Unit))];
        Room = system.IsBounded ? RoomAbove(cell => 0) : values;
        RoomWhenPositive = !IsCount ? RoomAbove(cell => cell.Largest1) : rules.ZerosProtected ? Room : RoomAbove(cell => 1);
        RoomToRise = [.. system.Cells.Select(cell => cell.Most is { } most ? (double)(most - cell.Value) / Unit : double.PositiveInfinity)];

        double[] RoomAbove(Func<SystemCell, decimal> least) => [.. system.Cells.Select(cell => Math.Max(0, (double)(cell.Value - Math.Max(least(cell), cell.Least ?? 0)) / Unit))];
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

    /// <summary>How far each cell may lie above the truth for every attacker; mostly infinite.</summary>
    public double[] RoomToRise { get; }

    /// <summary>A cell's value in the unit of deviations.</summary>
    /// <param name="cell">Place in the system.</param>
    public double ValueOf(int cell) => values[cell];

    /// <summary>The least difference that makes two values of a cell.</summary>
    /// <param name="cell">Place in the system.</param>
    public double StepOf(int cell) => IsCount ? 1 : Math.Max(10 * Aim.Tolerance, values[cell] * 1e-4);
}
