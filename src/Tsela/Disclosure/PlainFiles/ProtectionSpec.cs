using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.CellKeys;

namespace Tsela.Disclosure.PlainFiles;

internal enum ProtectionMethod
{
    Suppress,
    Round,
    CellKey,
}

/// <summary>A file of inner cells and the dimensions that its columns are.</summary>
/// <param name="Path">Full path.</param>
internal sealed record SpecTable(string Path, IReadOnlyList<TableDimension> Dimensions, string Measure);

/// <summary>The noise of the cell-key method, and the column that holds the sum of the record keys of a cell.</summary>
internal sealed record CellKeySpec(string Column, NoiseParameters Noise);

/// <summary>What a SPEC.json asks for.</summary>
/// <param name="Tables">The file of the call first, then those linked to it.</param>
/// <param name="Earlier">Full paths of files whose cells are public already.</param>
/// <param name="Demand">What suppression keeps secret.</param>
/// <param name="Unread">Words of the SPEC that were not used, as sentences.</param>
internal sealed record ProtectionSpec(
    IReadOnlyList<SpecTable> Tables, bool IsMoney, PrimaryRules Rules, ProtectionMethod Method, int Base, CellKeySpec? CellKey, IReadOnlyList<string> Earlier,
    SuppressionDemand Demand, IReadOnlyList<string> Unread);
