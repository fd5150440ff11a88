using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>
/// How far from the truth an attacker must hold each primary cell possible. A count must be able to reach the minimum;
/// an amount must not be known nearer than its rule allows (upper and lower protection level of the tau-ARGUS manual:
/// p/100 x1 - (X - x1 - x2) by p%, 100/k (x1 [+ x2]) - X by dominance).
/// </summary>
internal sealed class ProtectionNeeds
{
    public ProtectionNeeds(CellSystem system, PrimaryRules rules, IReadOnlyList<bool> primary)
    {
        (Up, Down) = (new double[primary.Count], new double[primary.Count]);
        for (var cell = 0; cell < primary.Count; cell++)
        {
            if (!primary[cell])
            {
                continue;
            }

            var known = system.Cells[cell];
            if (known.Largest1 <= 1 && (known.Value == known.Contributors || !(rules.PPercent > 0 || rules.Dominance is not null)))
            {
                Up[cell] = Math.Max(0, (double)(rules.Minimum - known.Value));
                continue;
            }

            var level = Math.Max(LevelByPercent(known, rules), LevelByDominance(known, rules));
            (Up[cell], Down[cell]) = ((double)level, (double)Math.Min(level, known.Value));
        }

        foreach (var (cell, fall) in GroupCells.Of(system, rules).Where(one => primary[one.Cell] && system.Cells[one.Cell].Value == system.Cells[one.Cell].Contributors))
        {
            Down[cell] = Math.Max(Down[cell], fall);
        }
    }

    /// <summary>How far above the truth, in the unit of the values; 0 where the cell need only not be known exactly.</summary>
    public double[] Up { get; }

    /// <summary>How far below.</summary>
    public double[] Down { get; }

    // an amount whose contributions are not known is taken for one contribution
    private static decimal LevelByPercent(SystemCell cell, PrimaryRules rules)
    {
        var percent = Math.Max(rules.PPercent ?? 0, cell.Contributors < rules.Minimum ? PrimaryCells.UsualPercent : 0);
        return cell.Largest1 == 0
            ? cell.Contributors < rules.Minimum ? percent / 100 * cell.Value : 0
            : Math.Max(0, (percent / 100 * cell.Largest1) - (cell.Value - cell.Largest1 - cell.Largest2));
    }

    private static decimal LevelByDominance(SystemCell cell, PrimaryRules rules) => rules.Dominance is { K: > 0 } rule
        ? Math.Max(0, (100 / rule.K * (cell.Largest1 + (rule.N > 1 ? cell.Largest2 : 0))) - cell.Value)
        : 0;
}
