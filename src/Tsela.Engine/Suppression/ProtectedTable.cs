namespace Tsela.Engine.Suppression;

/// <summary>What became of a cell.</summary>
public enum CellStatus
{
    /// <summary>Shown as it was counted.</summary>
    Published,

    /// <summary>Hidden for its own sake.</summary>
    Primary,

    /// <summary>Hidden so that no primary cell can be reckoned from what is shown.</summary>
    Secondary,

    /// <summary>Shown, changed by rounding.</summary>
    Rounded,

    /// <summary>Shown, changed by the cell-key method.</summary>
    Perturbed,
}

/// <summary>A cell after protection.</summary>
/// <param name="Codes">One code for each dimension, sums and zones among them.</param>
/// <param name="Value">What may be shown; null where the cell is hidden.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Known">Of a hidden cell, what an attacker can know about it; null where it was not audited.</param>
public sealed record ProtectedCell(IReadOnlyList<string> Codes, decimal? Value, CellStatus Status, KnownInterval? Known = null);

/// <summary>The least and the greatest value that a hidden cell can have, given everything that is shown.</summary>
/// <param name="Lower">When hidden cells are known to be at least 0.</param>
/// <param name="Upper">The same attacker's greatest value.</param>
/// <param name="LowerWhenPositive">When hidden cells are known to be at least 1, because empty ones are shown.</param>
/// <param name="UpperWhenPositive">The same attacker's greatest value.</param>
public sealed record KnownInterval(double Lower, double Upper, double LowerWhenPositive, double UpperWhenPositive)
{
    /// <summary>False in large tables where proving the ends would take too much work: an attacker may then hold a wider interval, but no narrower one.</summary>
    public bool IsExact { get; init; } = true;
}

/// <summary>A table after protection: every cell, inner and sums.</summary>
/// <param name="Name">As the table before protection.</param>
/// <param name="Dimensions">Names of the dimensions, in the order of the codes.</param>
/// <param name="Cells">Those that are shown and those that are hidden.</param>
public sealed record ProtectedTable(string Name, IReadOnlyList<string> Dimensions, IReadOnlyList<ProtectedCell> Cells);

/// <summary>What two attackers can learn: one who knows that hidden cells are at least 0, one who knows that they are at least 1.</summary>
/// <param name="HiddenCells">Cells not shown, primary and secondary.</param>
/// <param name="Recovered">Hidden cells that the first knows exactly.</param>
/// <param name="RecoveredWhenPositive">Hidden cells that the second knows exactly.</param>
/// <param name="PrimariesBelowMinimum">Primary cells that the second knows to lie below the minimum.</param>
/// <param name="IsPartial">True where a question was left open: whether a hidden cell is known exactly, or whether a primary cell is known to lie below the minimum.</param>
public sealed record DisclosureAudit(int HiddenCells, int Recovered, int RecoveredWhenPositive, int PrimariesBelowMinimum, bool IsPartial)
{
    /// <summary>Primary cells of large tables that were neither shown to reach the minimum nor to lie below it; they are not among those below.</summary>
    public int PrimariesInDoubt { get; init; }

    /// <summary>Hidden cells whose interval is told as far as it was found within the work of an audit; an attacker may hold a wider one.</summary>
    public int IntervalsNotExact { get; init; }

    /// <summary>Why a question was left open.</summary>
    public AuditGap Gap { get; init; }
}
