using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.CellKeys;
using Tsela.Engine.Suppression.Rounding;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>What came out of a protection, whatever its method.</summary>
/// <param name="Suppression">Audit and loss; null for the other methods.</param>
/// <param name="Rounding">Errors of the rounding; null for the other methods.</param>
/// <param name="Demand">What suppression had to keep secret.</param>
internal sealed record ProtectionRun(IReadOnlyList<ProtectedTable> Tables, SuppressionResult? Suppression, RoundedTables? Rounding, SuppressionDemand Demand)
{
    /// <summary>The demand is met: no hidden cell is known exactly, and no primary is known to lie below its minimum where that was asked.</summary>
    public bool IsSafe => Suppression is not { Audit: { } audit }
        || (audit.Recovered == 0 && audit.RecoveredWhenPositive == 0 && (audit.PrimariesBelowMinimum + audit.PrimariesInDoubt == 0 || Demand == SuppressionDemand.NotExact));

    /// <exception cref="ProtectionRefusedException">The tables cannot be protected so.</exception>
    public static ProtectionRun Of(ProtectionSpec spec, ProtectionProblem problem)
    {
        var run = Protected(spec, problem);
        return spec.Rules.ZerosProtected
            ? run
            : run with { Tables = [.. run.Tables.Zip(spec.Tables, (table, asked) => EmptyCombinations.Added(table, asked.Dimensions))] };
    }

    private static ProtectionRun Protected(ProtectionSpec spec, ProtectionProblem problem)
    {
        switch (spec.Method)
        {
            case ProtectionMethod.Round:
                var rounded = SmallCountRounding.Round(problem, spec.Base);
                return new(rounded.Tables, null, rounded, spec.Demand);
            case ProtectionMethod.CellKey:
                return new(CellKeyPerturbation.Perturb(CellSystem.Of(problem), PerturbationTable.Of(spec.CellKey!.Noise)), null, null, spec.Demand);
            default:
                var result = CellSuppression.Protect(problem);
                return new(result.Tables, result, null, spec.Demand);
        }
    }
}
