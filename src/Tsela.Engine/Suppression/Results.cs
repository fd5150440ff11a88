using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Primaries;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression;

/// <summary>Writes a pattern back into the tables that it came from.</summary>
internal static class Results
{
    // bounds that are no further apart are one value
    private const double Nearness = 1e-3;

    public static SuppressionResult Of(
        CellSystem system, PrimaryCells primaries, ProtectionNeeds needs, IReadOnlyList<bool> hidden, Attack? attack, SuppressionDemand demand, int secondariesForReach)
    {
        var tables = system.Tables.Select(table => new ProtectedTable(
            table.Table.Name,
            [.. table.Table.Dimensions.Select(dimension => dimension.Name)],
            [.. table.Cells.Select(place => Cell(place.Codes, place.Cell))])).ToList();
        return new SuppressionResult(tables, Audit(), Loss());

        ProtectedCell Cell(IReadOnlyList<string> codes, int cell) => hidden[cell]
            ? new ProtectedCell(codes, null, primaries.Is[cell] ? CellStatus.Primary : CellStatus.Secondary, attack?.Known.GetValueOrDefault(cell))
            : new ProtectedCell(codes, system.Cells[cell].Value, CellStatus.Published);

        DisclosureAudit Audit()
        {
            if (attack is null)
            {
                return new DisclosureAudit(hidden.Count(one => one), 0, 0, 0, IsPartial: true)
                {
                    PrimariesInDoubt = demand == SuppressionDemand.Threshold ? 0 : primaries.Count,
                    Gap = AuditGap.TooLarge,
                };
            }

            var small = attack.Known.Where(one => primaries.Is[one.Key] && IsTooNear(one.Key, one.Value)).ToList();
            var below = small.Count(one => one.Value.IsExact || attack.KnownSmall.Contains(one.Key));
            var inDoubt = small.Count - below;
            var gap = attack.Gap == AuditGap.None && inDoubt > 0 ? AuditGap.TooLarge : attack.Gap;
            return new DisclosureAudit(hidden.Count(one => one), attack.Recovered.Count, attack.RecoveredWhenPositive.Count, below, gap != AuditGap.None)
            {
                PrimariesInDoubt = inDoubt,
                IntervalsNotExact = attack.Unsettled,
                Gap = gap,
            };
        }

        bool IsTooNear(int cell, KnownInterval known)
        {
            var (value, nearness) = ((double)system.Cells[cell].Value, Nearness + (1e-6 * (double)system.Cells[cell].Value));
            return known.UpperWhenPositive < value + needs.Up[cell] - nearness || (system.Cells[cell] is { Largest1: <= 1 } one && one.Value == one.Contributors ? known.LowerWhenPositive : known.Lower) > value - needs.Down[cell] + nearness;
        }

        SuppressionLoss Loss()
        {
            var sums = system.Sums.Select(sum => sum.Sum).ToHashSet();
            var (counted, primary, secondary) = (0, 0, 0);
            var (whole, lost) = (0m, 0m);
            for (var cell = 0; cell < system.Cells.Count; cell++)
            {
                counted += system.Cells[cell] is { Value: 0, Contributors: 0 } ? 0 : 1;
                primary += hidden[cell] && primaries.Is[cell] ? 1 : 0;
                secondary += hidden[cell] && !primaries.Is[cell] ? 1 : 0;
                if (!sums.Contains(cell))
                {
                    whole += system.Cells[cell].Value;
                    lost += hidden[cell] ? system.Cells[cell].Value : 0;
                }
            }

            return new SuppressionLoss(counted, primary, secondary, secondariesForReach, whole == 0 ? 0 : (double)(lost / whole));
        }
    }
}
