using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>What two attackers who know everything that is shown, and every sum, can know about the hidden cells.</summary>
public sealed class Attack
{
    private Attack(IReadOnlyDictionary<int, KnownInterval> known, IReadOnlySet<int> small, bool isPartial, int solved, int unsettled) =>
        (Known, KnownSmall, IsPartial, Solved, Unsettled) = (known, small, isPartial, solved, unsettled);

    /// <summary>Of each hidden cell, by its place in the system, the least and the greatest value that it can have; of the unsettled ones, values that it can have.</summary>
    public IReadOnlyDictionary<int, KnownInterval> Known { get; }

    /// <summary>Hidden primary cells that who knows hidden cells to be at least 1 knows not to reach their threshold, whether their interval is settled or not.</summary>
    public IReadOnlySet<int> KnownSmall { get; }

    /// <summary>True where no solver of linear programs was found: the intervals hold, but a solver may find narrower ones.</summary>
    public bool IsPartial { get; }

    /// <summary>Number of linear programs that had to be solved.</summary>
    public int Solved { get; }

    /// <summary>
    /// Hidden cells of a large system whose interval an attacker may hold wider than is told: it is as wide as other
    /// tables were found, each of which shows the same. Whether they are known exactly is certain.
    /// </summary>
    public int Unsettled { get; }

    /// <summary>
    /// Attacks a pattern of suppression by linear programming (as tau-ARGUS and sdcTable audit one): counts are whole
    /// numbers, so that bounds are rounded inward; amounts are real numbers of at least 0.
    /// </summary>
    /// <param name="system">All tables, with zones and links.</param>
    /// <param name="hidden">Of each cell of the system, whether it is hidden.</param>
    /// <param name="rules">Whether empty cells are hidden too, so that a hidden cell may be empty.</param>
    /// <param name="proved">Of each cell, how far above the truth it is proved elsewhere that it can be; used only for what stays open here.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">Not one mark for each cell.</exception>
    public static Attack On(CellSystem system, IReadOnlyList<bool> hidden, PrimaryRules rules, IReadOnlyList<double>? proved = null, CancellationToken stop = default)
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
        double[] reach = PrimaryCells.Of(system, rules).Reach;
        IReadOnlySet<int> small = new HashSet<int>();
        var (solved, unsettled) = (0, new bool[places.Length]);
        Parallel.Invoke(
            () =>
            {
                using var view = new AttackerView(system, hidden, scale.Room, scale.IsCount);
                (first, _) = Ranges(view, places, scale, reach, unsettled, proved, stop);
                Interlocked.Add(ref solved, view.Solved);
            },
            () =>
            {
                using var view = new AttackerView(system, hidden, scale.RoomWhenPositive, scale.IsCount);
                (second, small) = Ranges(view, places, scale, reach, unsettled, proved, stop);
                Interlocked.Add(ref solved, view.Solved);
            });
        var known = new Dictionary<int, KnownInterval>(places.Length);
        for (var at = 0; at < places.Length; at++)
        {
            var value = (double)system.Cells[places[at]].Value;
            var ((low, high), (lowWhenPositive, highWhenPositive)) = (first[at], second[at]);
            known[places[at]] = new KnownInterval(value + low, value + high, value + lowWhenPositive, value + highWhenPositive) { IsExact = !unsettled[at] };
        }

        return new Attack(known, small, AttackerView.IsPartial, solved, unsettled.Count(one => one));
    }

    private static ((double, double)[] Ranges, IReadOnlySet<int> Small) Ranges(
        AttackerView view, int[] places, AttackScale scale, double[] reach, bool[] unsettled, IReadOnlyList<double>? proved, CancellationToken stop)
    {
        view.CanBe([.. places.Select(cell => new Aim(cell, scale.StepOf(cell), scale.StepOf(cell)))]);
        var asked = places.Select(cell => new Aim(cell, Math.Max(0, (reach[cell] / scale.Unit) - scale.ValueOf(cell)), 0)).Where(aim => aim.Up > 0).ToArray();
        var can = view.CanBe(asked, isLimited: true);
        foreach (var cell in proved is null ? [] : places)
        {
            view.Recall(cell, (0, proved![cell] / scale.Unit));
        }

        view.Widen(places);
        var ranges = new (double, double)[places.Length];
        for (var at = 0; at < places.Length; at++)
        {
            stop.ThrowIfCancellationRequested();
            var (least, most) = view.RangeOf(places[at], out var isSettled);
            if (!isSettled)
            {
                unsettled[at] = true;
            }

            ranges[at] = scale.IsCount
                ? (Math.Ceiling(least - Aim.Tolerance), Math.Floor(most + Aim.Tolerance))
                : (least * scale.Unit, most * scale.Unit);
        }

        return (ranges, asked.Where((_, at) => !can[at]).Select(aim => aim.Cell).ToHashSet());
    }
}
