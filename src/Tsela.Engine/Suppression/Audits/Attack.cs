using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>What two attackers who know everything that is shown, and every sum, can know about the hidden cells.</summary>
public sealed class Attack
{
    private readonly Learned first;
    private readonly Learned second;

    private Attack(IReadOnlyDictionary<int, KnownInterval> known, Learned first, Learned second) => (Known, this.first, this.second) = (known, first, second);

    /// <summary>Of each hidden cell, by its place in the system, the least and the greatest value that it can have; of the unsettled ones, values that it can have.</summary>
    public IReadOnlyDictionary<int, KnownInterval> Known { get; }

    /// <summary>Hidden cells that are known exactly to who knows hidden cells to be at least 0.</summary>
    public IReadOnlySet<int> Recovered => first.Recovered;

    /// <summary>Hidden cells that are known exactly to who knows hidden cells to be at least 1.</summary>
    public IReadOnlySet<int> RecoveredWhenPositive => second.Recovered;

    /// <summary>Hidden primary cells that who knows hidden cells to be at least 1 knows not to reach their threshold, whether their interval is settled or not.</summary>
    public IReadOnlySet<int> KnownSmall => second.Small;

    /// <summary>Why it is not certain of every cell whether it is known exactly.</summary>
    public AuditGap Gap => first.Gap == AuditGap.None ? second.Gap : first.Gap;

    /// <summary>Number of linear programs that had to be solved.</summary>
    public int Solved => first.Solved + (first == second ? 0 : second.Solved);

    /// <summary>
    /// Hidden cells of a large system whose interval an attacker may hold wider than is told: it is as wide as other
    /// tables were found, each of which shows the same. Whether they are known exactly is certain.
    /// </summary>
    public int Unsettled => Known.Values.Count(known => !known.IsExact);

    /// <summary>
    /// Attacks a pattern of suppression by linear programming (as tau-ARGUS and sdcTable audit one): counts are whole
    /// numbers, so that bounds are rounded inward; amounts are real numbers of at least 0.
    /// </summary>
    /// <param name="system">All tables, with zones and links.</param>
    /// <param name="hidden">Of each cell of the system, whether it is hidden.</param>
    /// <param name="rules">Whether empty cells are hidden too, so that a hidden cell may be empty.</param>
    /// <param name="seen">Of each cell, how far below and above the truth it was seen to be able to go by whoever knows the most, while no other cells were hidden.</param>
    /// <param name="proved">Of each cell, how far above the truth it is proved elsewhere that it can be; used only for what stays open here.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="ArgumentException">Not one mark for each cell.</exception>
    public static Attack On(
        CellSystem system, IReadOnlyList<bool> hidden, PrimaryRules rules, IReadOnlyList<(double Least, double Most)>? seen = null, IReadOnlyList<double>? proved = null,
        CancellationToken stop = default)
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
        double[] reach = PrimaryCells.Of(system, rules).Reach;
        Learned? one = null, other = null;
        Parallel.Invoke(
            () => one = Learn(scale.Room),
            () => other = scale.Room == scale.RoomWhenPositive ? null : Learn(scale.RoomWhenPositive));
        other ??= one;
        var known = new Dictionary<int, KnownInterval>(places.Length);
        for (var at = 0; at < places.Length; at++)
        {
            var value = (double)system.Cells[places[at]].Value;
            var ((low, high), (lowWhenPositive, highWhenPositive)) = (one!.Ranges[at], other!.Ranges[at]);
            known[places[at]] = new KnownInterval(value + low, value + high, value + lowWhenPositive, value + highWhenPositive) { IsExact = one.IsSettled[at] && other.IsSettled[at] };
        }

        return new Attack(known, one!, other!);

        Learned Learn(double[] room)
        {
            using var view = new AttackerView(system, hidden, room, scale.RoomToRise, scale.IsCount);
            foreach (var cell in seen is null ? [] : places)
            {
                view.Recall(cell, seen![cell]);
            }

            return Learned.By(view, places, scale, reach, proved, stop);
        }
    }
}
