namespace Tsela.Engine.Suppression.Optimum;

/// <summary>How far a cell must be able to get from the truth.</summary>
/// <param name="Cell">Place of the cell.</param>
/// <param name="Direction">1 for up, -1 for down, 0 where either will do.</param>
/// <param name="Far">How far.</param>
internal sealed record Need(int Cell, int Direction, double Far);
