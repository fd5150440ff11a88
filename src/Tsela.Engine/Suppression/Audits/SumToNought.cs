namespace Tsela.Engine.Suppression.Audits;

/// <summary>A sum of unknowns that is nought.</summary>
/// <param name="Unknowns">Which, each once.</param>
/// <param name="Coefficients">How often each.</param>
internal sealed record SumToNought(int[] Unknowns, double[] Coefficients);
