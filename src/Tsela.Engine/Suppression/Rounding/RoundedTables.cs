namespace Tsela.Engine.Suppression.Rounding;

/// <summary>Tables whose small counts were rounded, and what that cost.</summary>
/// <param name="Tables">Every cell, each <see cref="CellStatus.Rounded"/> whether it changed or not: which did would give counts away.</param>
/// <param name="Changed">Cells whose value changed, each counted once wherever it stands.</param>
/// <param name="LargestError">Greatest difference from the counted value.</param>
/// <param name="RootMeanSquare">Root of the mean squared difference over all cells.</param>
public sealed record RoundedTables(IReadOnlyList<ProtectedTable> Tables, int Changed, decimal LargestError, double RootMeanSquare);
