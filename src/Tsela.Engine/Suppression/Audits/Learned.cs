namespace Tsela.Engine.Suppression.Audits;

/// <summary>What one attacker has learned about the hidden cells.</summary>
/// <param name="Ranges">Of each, in the order that they were asked in, how far below and above the truth it can be.</param>
/// <param name="IsSettled">Of each, whether there is certainly no more.</param>
/// <param name="Recovered">Places of those that are known exactly.</param>
/// <param name="Small">Places of the primary cells that are known not to reach their threshold.</param>
/// <param name="Gap">Why it was left open of some cell whether it is known exactly.</param>
/// <param name="Solved">Number of questions that took a linear program.</param>
internal sealed record Learned(
    IReadOnlyList<(double Least, double Most)> Ranges, IReadOnlyList<bool> IsSettled, IReadOnlySet<int> Recovered, IReadOnlySet<int> Small, AuditGap Gap, int Solved)
{
    // bounds that are no further apart are one value
    private const double Nearness = 1e-3;

    /// <summary>Lets an attacker look at cells.</summary>
    /// <param name="view">What the attacker sees.</param>
    /// <param name="places">Places of the hidden cells.</param>
    /// <param name="scale">The unit of deviations.</param>
    /// <param name="reach">Of each cell of the system, the value that it must be able to have; 0 where that does not matter.</param>
    /// <param name="proved">Of each cell, how far above the truth it is proved elsewhere that it can be.</param>
    /// <param name="stop">Stops it.</param>
    public static Learned By(AttackerView view, int[] places, AttackScale scale, double[] reach, IReadOnlyList<double>? proved, CancellationToken stop)
    {
        view.CanBe([.. places.Select(cell => new Aim(cell, scale.StepOf(cell), scale.StepOf(cell)))], stop: stop);
        var asked = places.Select(cell => new Aim(cell, Math.Max(0, (reach[cell] / scale.Unit) - scale.ValueOf(cell)), 0)).Where(aim => aim.Up > 0).ToArray();
        var can = view.CanBe(asked, isLimited: true, stop);
        foreach (var cell in proved is null ? [] : places)
        {
            view.Recall(cell, (0, proved![cell] / scale.Unit));
        }

        view.Widen(places, stop);
        var (ranges, isSettled, recovered) = (new (double, double)[places.Length], new bool[places.Length], new HashSet<int>());
        for (var at = 0; at < places.Length; at++)
        {
            var (least, most) = view.RangeOf(places[at], out isSettled[at]);
            ranges[at] = scale.IsCount
                ? (Math.Ceiling(least - Aim.Tolerance), Math.Floor(most + Aim.Tolerance))
                : (least * scale.Unit, most * scale.Unit);
            if (isSettled[at] && ranges[at] is var (low, high) && high - low < Nearness)
            {
                recovered.Add(places[at]);
            }
        }

        return new Learned(ranges, isSettled, recovered, asked.Where((_, at) => !can[at]).Select(aim => aim.Cell).ToHashSet(), view.Gap, view.Solved);
    }
}
