using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>Why a hidden cell is not safe.</summary>
public enum Weakness
{
    /// <summary>An attacker knows its value.</summary>
    Recovered,

    /// <summary>It is primary, and an attacker knows that it lies below the minimum.</summary>
    BelowMinimum,

    /// <summary>It is a primary amount, and an attacker comes nearer to it than the rule allows.</summary>
    TooNear,
}

/// <summary>A hidden cell that is not safe.</summary>
/// <param name="Cell">Place in the system.</param>
/// <param name="Why">What an attacker knows.</param>
public sealed record WeakCell(int Cell, Weakness Why);

/// <summary>
/// The audit of a pattern that grows: which hidden cells are not safe. What has been seen to be possible stays so when
/// more cells are hidden, so each asking looks only at what is still in doubt.
/// </summary>
public sealed class RunningAudit
{
    private readonly CellSystem system;
    private readonly AttackScale scale;
    private readonly ProtectionNeeds needs;
    private readonly bool[] hidden;
    private readonly bool[] isPrimary;
    private readonly (double Least, double Most)[] seen;

    /// <summary>Begins an audit.</summary>
    /// <param name="system">All tables, with zones and links.</param>
    /// <param name="rules">The rules that made cells primary.</param>
    /// <param name="primary">Of each cell, whether it is primary.</param>
    /// <param name="hidden">Of each cell, whether it is hidden; every primary cell is.</param>
    public RunningAudit(CellSystem system, PrimaryRules rules, IReadOnlyList<bool> primary, IReadOnlyList<bool> hidden)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(primary);
        ArgumentNullException.ThrowIfNull(hidden);
        (this.system, this.hidden, isPrimary) = (system, [.. hidden], [.. primary]);
        scale = new AttackScale(system, rules);
        needs = new ProtectionNeeds(system, rules, primary);
        seen = new (double, double)[system.Cells.Count];
    }

    /// <summary>Of each cell, whether it is hidden now.</summary>
    public IReadOnlyList<bool> Hidden => hidden;

    /// <summary>Of each cell, how far below and above the truth it was seen to be able to go by whoever knows the most.</summary>
    public IReadOnlyList<(double Least, double Most)> Seen => seen;

    /// <summary>Why the last asking may have missed weak cells; those that it named are weak.</summary>
    public AuditGap Gap { get; private set; }

    /// <summary>Hides a further cell.</summary>
    /// <param name="cell">Place in the system.</param>
    public void Hide(int cell) => hidden[cell] = true;

    /// <summary>Shows a cell again; what was seen to be possible is forgotten where the cell may have moved for it.</summary>
    /// <param name="cell">Place in the system.</param>
    public void Show(int cell)
    {
        hidden[cell] = false;
        if (seen[cell] != (0, 0))
        {
            Array.Clear(seen);
        }
    }

    /// <summary>The hidden cells that are not safe now, in the order of the system; whoever knows that hidden cells are at least 1 knows the most.</summary>
    /// <param name="withMinimum">False to ask only which cells are known exactly.</param>
    public IReadOnlyList<WeakCell> Weak(bool withMinimum = true)
    {
        var cells = Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell]).ToArray();
        using var view = View(scale.RoomWhenPositive);
        var two = view.CanBe([.. cells.Select(TwoValues)]);
        var weak = cells.Where((_, at) => !two[at]).Select(cell => new WeakCell(cell, Weakness.Recovered)).ToList();
        if (withMinimum)
        {
            var asked = cells.Where((cell, at) => two[at] && isPrimary[cell] && (needs.Up[cell] > 0 || needs.Down[cell] > 0)).ToArray();
            var up = view.CanBe([.. asked.Select(cell => new Aim(cell, needs.Up[cell] / scale.Unit, 0))]);
            using var below = scale.IsCount ? null : View(scale.RoomToFall);
            var down = (below ?? view).CanBe([.. asked.Select(cell => new Aim(cell, 0, needs.Down[cell] / scale.Unit))]);
            weak.AddRange(asked.Where((cell, at) => (needs.Up[cell] > 0 && !up[at]) || (needs.Down[cell] > 0 && !down[at]))
                .Select(cell => new WeakCell(cell, scale.IsCount ? Weakness.BelowMinimum : Weakness.TooNear)));
        }

        foreach (var cell in cells)
        {
            seen[cell] = view.SeenOf(cell);
        }

        Gap = view.Gap;

        return [.. weak.OrderBy(cell => cell.Cell)];
    }

    /// <summary>What both attackers can learn now.</summary>
    public DisclosureAudit Audit()
    {
        var weak = Weak();
        var recovered = weak.Where(cell => cell.Why == Weakness.Recovered).ToArray();
        using var view = View(scale.Room);
        var two = view.CanBe([.. recovered.Select(cell => TwoValues(cell.Cell))]);
        var gap = Gap == AuditGap.None ? view.Gap : Gap;
        return new DisclosureAudit(
            hidden.Count(isHidden => isHidden), two.Count(possible => !possible), recovered.Length,
            weak.Count(cell => cell.Why != Weakness.Recovered || (isPrimary[cell.Cell] && needs.Up[cell.Cell] > 0)), gap != AuditGap.None)
        {
            Gap = gap,
        };
    }

    private Aim TwoValues(int cell) => new(cell, scale.StepOf(cell), scale.StepOf(cell));

    private AttackerView View(double[] room)
    {
        var view = new AttackerView(system, hidden, room, scale.RoomToRise, scale.IsCount);
        for (var cell = 0; cell < hidden.Length; cell++)
        {
            if (hidden[cell])
            {
                view.Recall(cell, seen[cell]);
            }
        }

        return view;
    }
}
