using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>What two attackers who know everything that is shown, and every sum, can know about the hidden cells.</summary>
public sealed class Attack
{
    private Attack(IReadOnlyDictionary<int, KnownInterval> known, bool isPartial, int solved) => (Known, IsPartial, Solved) = (known, isPartial, solved);

    /// <summary>Of each hidden cell, by its place in the system, the least and the greatest value that it can have.</summary>
    public IReadOnlyDictionary<int, KnownInterval> Known { get; }

    /// <summary>True where no solver of linear programs was found: the intervals hold, but a solver may find narrower ones.</summary>
    public bool IsPartial { get; }

    /// <summary>Number of linear programs that had to be solved.</summary>
    public int Solved { get; }

    /// <summary>
    /// Attacks a pattern of suppression by linear programming (as tau-ARGUS and sdcTable audit one): counts are whole
    /// numbers, so that bounds are rounded inward; amounts are real numbers of at least 0.
    /// </summary>
    /// <param name="system">All tables, with zones and links.</param>
    /// <param name="hidden">Of each cell of the system, whether it is hidden.</param>
    /// <param name="rules">Whether empty cells are hidden too, so that a hidden cell may be empty.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">Not one mark for each cell.</exception>
    public static Attack On(CellSystem system, IReadOnlyList<bool> hidden, PrimaryRules rules, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(hidden);
        ArgumentNullException.ThrowIfNull(rules);
        if (hidden.Count != system.Cells.Count)
        {
            throw new ArgumentException($"{hidden.Count} marks for {system.Cells.Count} cells.", nameof(hidden));
        }

        var scale = new AttackScale(system, rules);
        var places = Enumerable.Range(0, hidden.Count).Where(cell => hidden[cell]).ToArray();
        var (first, second) = (((double, double)[])[], ((double, double)[])[]);
        var solved = 0;
        Parallel.Invoke(
            () =>
            {
                using var view = new AttackerView(system, hidden, scale.Room, scale.IsCount);
                first = Ranges(view, places, scale, stop);
                Interlocked.Add(ref solved, view.Solved);
            },
            () =>
            {
                using var view = new AttackerView(system, hidden, scale.RoomWhenPositive, scale.IsCount);
                second = Ranges(view, places, scale, stop);
                Interlocked.Add(ref solved, view.Solved);
            });
        var known = new Dictionary<int, KnownInterval>(places.Length);
        for (var at = 0; at < places.Length; at++)
        {
            var value = (double)system.Cells[places[at]].Value;
            var ((low, high), (lowWhenPositive, highWhenPositive)) = (first[at], second[at]);
            known[places[at]] = new KnownInterval(value + low, value + high, value + lowWhenPositive, value + highWhenPositive);
        }

        return new Attack(known, AttackerView.IsPartial, solved);
    }

    private static (double, double)[] Ranges(AttackerView view, int[] places, AttackScale scale, CancellationToken stop)
    {
        view.CanBe([.. places.Select(cell => new Aim(cell, scale.StepOf(cell), scale.StepOf(cell)))]);
        var ranges = new (double, double)[places.Length];
        for (var at = 0; at < places.Length; at++)
        {
            stop.ThrowIfCancellationRequested();
            var (least, most) = view.RangeOf(places[at]);
            ranges[at] = scale.IsCount
                ? (Math.Ceiling(least - Aim.Tolerance), Math.Floor(most + Aim.Tolerance))
                : (least * scale.Unit, most * scale.Unit);
        }

        return ranges;
    }
}
