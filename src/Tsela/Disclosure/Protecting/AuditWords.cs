using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.Protecting;

/// <summary>What the numbers of an audit mean.</summary>
internal static class AuditWords
{
    /// <summary>True where an attacker learns of a hidden cell what the policy forbids.</summary>
    public static bool IsBroken(DisclosureAudit audit) => audit is { Recovered: > 0 } or { RecoveredWhenPositive: > 0 } or { PrimariesBelowMinimum: > 0 };

    /// <summary>One clause without a full stop; null where the audit is whole.</summary>
    public static string? Why(DisclosureAudit audit) => !audit.IsPartial ? null : audit.Gap switch
    {
        AuditGap.NoSolver => "the hardest questions need libClp (Debian's coinor-libclp1), which is not installed",
        AuditGap.SolverGaveUp => "the solver of linear programs gave up on a question",
        _ when audit.PrimariesInDoubt > 0 => $"of {audit.PrimariesInDoubt} small cells it takes too much work to find out whether they are known to be small",
        _ => "the tables are so large that the hardest questions take too much work",
    };
}
