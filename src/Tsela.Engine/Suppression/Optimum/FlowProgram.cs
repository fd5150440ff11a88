using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>
/// The cheapest other table in which one cell is far enough from the truth, where every cell that changes costs its
/// price for each unit (the programs by which Kelly, Golden and Assad 1992 choose secondary cells).
/// </summary>
internal sealed class FlowProgram : IDisposable
{
    private const double Least = 1e-6;
    private readonly LinearProgram program;
    private readonly (double[] Up, double[] Down) rooms;
    private readonly bool[] isOpen;
    private readonly double reward;
    private double[] room;

    /// <param name="sums">The sums between cells.</param>
    /// <param name="rooms">Of each cell, how far it may fall when another is to rise, and when another is to fall.</param>
    /// <param name="greatestPrice">No price is greater.</param>
    public FlowProgram(IReadOnlyList<SumOfCells> sums, (double[] Up, double[] Down) rooms, double greatestPrice)
    {
        (this.rooms, room, isOpen) = (rooms, rooms.Up, new bool[rooms.Up.Length]);
        reward = 1e4 * greatestPrice;

        // each cell rises by one unknown and falls by another, so that both cost
        var equations = sums.Select(sum =>
        {
            int[] cells = [.. sum.Parts, sum.Sum];
            return new SumToNought(
                [.. cells.SelectMany(cell => new[] { 2 * cell, (2 * cell) + 1 })],
                [.. cells.SelectMany(cell => cell == sum.Sum ? new[] { -1.0, 1.0 } : [1.0, -1.0])]);
        }).ToList();
        program = LinearProgram.Of(2 * room.Length, equations, new double[2 * room.Length], new double[2 * room.Length])!;
    }

    /// <summary>Number of programs solved.</summary>
    public int Solved { get; private set; }

    /// <summary>Lets a cell change at a price, or not at all.</summary>
    /// <param name="cell">Place of the cell.</param>
    /// <param name="price">What a unit costs; infinite where the cell may not change.</param>
    public void Let(int cell, double price)
    {
        isOpen[cell] = double.IsFinite(price);
        program.Objective[2 * cell] = program.Objective[(2 * cell) + 1] = isOpen[cell] ? -price : 0;
        program.Upper[2 * cell] = isOpen[cell] ? double.PositiveInfinity : 0;
        program.Upper[(2 * cell) + 1] = isOpen[cell] ? room[cell] : 0;
    }

    /// <summary>The cells of the cheapest change by which one gets far enough from the truth.</summary>
    /// <param name="cell">The cell, which may change.</param>
    /// <param name="direction">1 for up, -1 for down.</param>
    /// <param name="far">How far.</param>
    /// <returns>The cells that change, the one itself among them; null where there is no such change.</returns>
    public List<int>? Cheapest(int cell, int direction, double far)
    {
        Turn(direction > 0 ? rooms.Up : rooms.Down);
        var (there, back) = direction > 0 ? (2 * cell, (2 * cell) + 1) : ((2 * cell) + 1, 2 * cell);
        var (price, roomThere, roomBack) = (program.Objective[there], program.Upper[there], program.Upper[back]);
        if (roomThere < far - Aim.Tolerance)
        {
            return null;
        }

        program.Objective[there] = reward;
        (program.Upper[there], program.Upper[back]) = (far, 0);
        Solved++;
        var isDone = program.Maximize() == LinearOutcome.Best && program.Point[there] >= far - Aim.Tolerance;
        List<int>? changed = isDone ? [] : null;
        for (var other = 0; isDone && other < room.Length; other++)
        {
            if (Math.Abs(program.Point[2 * other] - program.Point[(2 * other) + 1]) > Least)
            {
                changed!.Add(other);
            }
        }

        program.Objective[there] = price;
        (program.Upper[there], program.Upper[back]) = (roomThere, roomBack);
        return changed;
    }

    public void Dispose() => program.Dispose();

    private void Turn(double[] wanted)
    {
        if (room != wanted)
        {
            room = wanted;
            for (var cell = 0; cell < room.Length; cell++)
            {
                program.Upper[(2 * cell) + 1] = isOpen[cell] ? room[cell] : 0;
            }
        }
    }
}
