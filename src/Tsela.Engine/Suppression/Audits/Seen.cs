namespace Tsela.Engine.Suppression.Audits;

/// <summary>How far each unknown was seen to be able to go, by points that are allowed.</summary>
internal sealed class Seen(double[] least, double[] most)
{
    public Seen(int count)
        : this(new double[count], new double[count])
    {
    }

    /// <summary>At most 0.</summary>
    public double[] Least => least;

    /// <summary>At least 0.</summary>
    public double[] Most => most;

    /// <summary>Adds what one allowed point shows about an unknown.</summary>
    public void Add(int unknown, double value)
    {
        most[unknown] = Math.Max(most[unknown], value);
        least[unknown] = Math.Min(least[unknown], value);
    }

    /// <summary>Adds what was seen elsewhere.</summary>
    public void Add(Seen other)
    {
        for (var unknown = 0; unknown < least.Length; unknown++)
        {
            Add(unknown, other.Least[unknown]);
            Add(unknown, other.Most[unknown]);
        }
    }

    /// <summary>The same, to be added to elsewhere.</summary>
    public Seen Copy() => new([.. least], [.. most]);

    /// <summary>Whether what was seen answers a question about an unknown with yes.</summary>
    public bool Shows(Aim asked) =>
        (asked.Up > 0 && most[asked.Cell] >= asked.Up - Aim.Tolerance) || (asked.Down > 0 && least[asked.Cell] <= -asked.Down + Aim.Tolerance);
}
