namespace Tsela.Engine.Suppression.Audits;

/// <summary>How the maximising of a linear program ended.</summary>
internal enum LinearOutcome
{
    /// <summary>The point is the best there is.</summary>
    Best,

    /// <summary>There is no best point: the ray can be followed without end.</summary>
    Endless,

    /// <summary>The solver gave up; nothing is known.</summary>
    Unknown,
}

/// <summary>
/// Bounded unknowns whose sums are nought, so that the point of all noughts is always allowed; each maximising begins
/// where the last one ended.
/// </summary>
internal abstract class LinearProgram : IDisposable
{
    /// <summary>What a unit of each unknown is worth.</summary>
    public abstract Span<double> Objective { get; }

    /// <summary>The least value of each unknown, at most 0.</summary>
    public abstract Span<double> Lower { get; }

    /// <summary>The greatest value of each unknown, at least 0.</summary>
    public abstract Span<double> Upper { get; }

    /// <summary>The point that the last maximising ended at.</summary>
    public abstract ReadOnlySpan<double> Point { get; }

    /// <summary>After the best point was found, what each sum would be worth if it could be other than nought.</summary>
    public abstract ReadOnlySpan<double> Prices { get; }

    /// <summary>A program by the best solver there is.</summary>
    /// <param name="count">Number of unknowns.</param>
    /// <param name="equations">The sums.</param>
    /// <param name="lower">Least values.</param>
    /// <param name="upper">Greatest values.</param>
    /// <returns>Null where CLP is not there.</returns>
    public static LinearProgram? Of(int count, IReadOnlyList<SumToNought> equations, double[] lower, double[] upper) =>
        ClpLibrary.IsThere ? new ClpProgram(count, equations, lower, upper) : null;

    /// <summary>Looks for the point of greatest worth.</summary>
    public abstract LinearOutcome Maximize();

    /// <summary>After an endless maximising, a direction of endless worth from every point.</summary>
    public abstract double[] Ray();

    /// <inheritdoc/>
    public abstract void Dispose();
}
