using System.Runtime.InteropServices;

namespace Tsela.Engine.Suppression.Audits;

/// <summary>A question about a hidden cell, or about an unknown: can it be so far above the truth, or so far below it? Either will do.</summary>
/// <param name="Cell">Place of the cell in the system, or number of the unknown.</param>
/// <param name="Up">How far above; 0 where that is not asked.</param>
/// <param name="Down">How far below; 0 where that is not asked.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Aim(int Cell, double Up, double Down)
{
    /// <summary>What a solver's point may be off by.</summary>
    public const double Tolerance = 1e-5;
}
