using System.Runtime.InteropServices;

namespace Tsela.Engine.Suppression.CellKeys;

/// <summary>What the noise of the cell-key method must satisfy.</summary>
/// <param name="LargestChange">D: no count is changed by more.</param>
/// <param name="Variance">V: variance of the change of every positive count.</param>
/// <param name="NoneUpTo">js: no result from 1 up to this number.</param>
/// <param name="Unchanged">Share of counts that stay as they are, where they may; null for what the entropy gives.</param>
public sealed record NoiseParameters(int LargestChange, double Variance, int NoneUpTo, double? Unchanged = null);

/// <summary>
/// For each count the probabilities of what is shown instead of it: the distribution of greatest entropy with mean 0 and
/// the variance asked for, that rises towards no change and falls from there (Giessing 2016, Computational Issues in the
/// Design of Transition Probabilities; Fraser and Wooton 2005).
/// </summary>
public sealed class PerturbationTable
{
    private readonly IReadOnlyList<IReadOnlyList<NoiseStep>> rows;

    private PerturbationTable(NoiseParameters parameters, IReadOnlyList<IReadOnlyList<NoiseStep>> rows)
    {
        Parameters = parameters;
        this.rows = rows;
    }

    /// <summary>A change and its probability.</summary>
    /// <param name="Change">Added to the count.</param>
    /// <param name="Probability">From 0 to 1.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct NoiseStep(int Change, double Probability);

    /// <summary>What the table was made for.</summary>
    public NoiseParameters Parameters { get; }

    /// <summary>The table for the parameters.</summary>
    /// <param name="parameters">Refused where no distribution can satisfy them.</param>
    /// <exception cref="ProtectionRefusedException">Some count cannot be changed with mean 0 and that variance.</exception>
    public static PerturbationTable Of(NoiseParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters is not { LargestChange: > 0 and <= 100, NoneUpTo: >= 0, Variance: > 0 } || parameters.Unchanged is <= 0 or >= 1)
        {
            throw new ProtectionRefusedException("The cell-key method needs D from 1 to 100, V above 0, js of 0 or more, and a share unchanged between 0 and 1.");
        }

        if (parameters.LargestChange <= parameters.NoneUpTo)
        {
            throw new ProtectionRefusedException($"With D {parameters.LargestChange} a count of 1 cannot reach {parameters.NoneUpTo + 1}. Give a D above js.");
        }

        // from here on every change is possible, so all greater counts have the same row
        var distinct = parameters.LargestChange + parameters.NoneUpTo + 1;
        List<IReadOnlyList<NoiseStep>> all = [[new NoiseStep(0, 1)]];
        all.AddRange(Enumerable.Range(1, distinct).Select(count => GreatestEntropy.Of(count, parameters)));
        return new PerturbationTable(parameters, all);
    }

    /// <summary>The changes of a count with their probabilities, from the least change up.</summary>
    /// <param name="count">0 or more.</param>
    public IReadOnlyList<NoiseStep> Of(long count) => rows[(int)Math.Min(count, rows.Count - 1)];

    /// <summary>What is shown instead of a count.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="key">Sum of the record keys; its fractional part decides, so the same records give the same result everywhere.</param>
    public long Shown(long count, double key)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var place = key - Math.Floor(key);
        var reached = 0.0;
        var steps = Of(count);
        foreach (var step in steps)
        {
            reached += step.Probability;
            if (place < reached)
            {
                return count + step.Change;
            }
        }

        return count + steps[^1].Change;
    }
}
