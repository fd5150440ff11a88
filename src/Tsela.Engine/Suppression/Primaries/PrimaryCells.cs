using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Primaries;

/// <summary>Which cells of a system the primary rules hide, and up to which value each must stay possible.</summary>
internal sealed class PrimaryCells
{
    /// <summary>An amount of few contributors must not be known more closely than this, whatever the p% rule says.</summary>
    public const decimal UsualPercent = 10;

    private readonly CellSystem system;

    private PrimaryCells(CellSystem system)
    {
        this.system = system;
        Is = new bool[system.Cells.Count];
        Reach = new double[system.Cells.Count];
    }

    /// <summary>Whether a cell is hidden for its own sake.</summary>
    public bool[] Is { get; }

    /// <summary>The value that each primary cell must be able to have for whoever sees what is shown; for a count the minimum.</summary>
    public double[] Reach { get; }

    /// <summary>How many cells are primary.</summary>
    public int Count => Is.Count(one => one);

    /// <summary>Applies the rules to every cell, sums among them.</summary>
    public static PrimaryCells Of(CellSystem system, PrimaryRules rules)
    {
        var primaries = new PrimaryCells(system);
        for (var place = 0; place < system.Cells.Count; place++)
        {
            if (ReachOf(system.Cells[place], rules) is { } reach)
            {
                primaries.Mark(place, reach);
            }
        }

        foreach (var (cell, _) in GroupCells.Of(system, rules))
        {
            primaries.Mark(cell, (double)system.Cells[cell].Value);
        }

        return primaries;
    }

    /// <summary>Hides a cell for its own sake, whatever the rules say: it must not be known more closely than an amount of few.</summary>
    public void Mark(int place) => Mark(place, Beyond(system.Cells[place], UsualPercent));

    private void Mark(int place, double reach)
    {
        Is[place] = true;
        Reach[place] = Math.Max(Reach[place], reach);
    }

    private static double? ReachOf(SystemCell cell, PrimaryRules rules)
    {
        if (cell.Contributors == 0 && cell.Value == 0)
        {
            return rules.ZerosProtected && rules.Minimum > 0 ? rules.Minimum : null;
        }

        var isCount = cell.Value == cell.Contributors && cell.Largest1 <= 1;
        double? reach = cell.Contributors < rules.Minimum ? isCount ? rules.Minimum : Beyond(cell, UsualPercent) : null;
        if (isCount || cell.Largest1 <= 0)
        {
            return reach;
        }

        if (rules.PPercent is { } percent && cell.Value - cell.Largest1 - cell.Largest2 < percent / 100 * cell.Largest1)
        {
            reach = Math.Max(reach ?? 0, Beyond(cell, percent));
        }

        if (rules.Dominance is { } rule && (rule.N == 1 ? cell.Largest1 : cell.Largest1 + cell.Largest2) > rule.K / 100 * cell.Value)
        {
            // the value at which the greatest would no longer dominate
            reach = Math.Max(reach ?? 0, (double)((rule.N == 1 ? cell.Largest1 : cell.Largest1 + cell.Largest2) * 100 / rule.K));
        }

        return reach;
    }

    // the second greatest, who knows the own part, may not come nearer than so many percent to the greatest
    private static double Beyond(SystemCell cell, decimal percent)
    {
        var greatest = cell.Largest1 > 0 ? cell.Largest1 : cell.Value;
        var rest = cell.Largest1 > 0 ? Math.Max(0, cell.Value - cell.Largest1 - cell.Largest2) : 0;
        return (double)(cell.Value + Math.Max(percent / 100 * greatest - rest, 0));
    }
}
