namespace Tsela.Engine.Matching;

/// <summary>Which pairs of records may be one person.</summary>
public enum LinkageScope
{
    /// <summary>Any two records.</summary>
    Everywhere,

    /// <summary>Records of different sources; each source names a person any number of times.</summary>
    BetweenSources,

    /// <summary>Records of different sources, and each source names a person once at most.</summary>
    OneToOne,
}

/// <summary>A decision of a person about two records, which every run must keep.</summary>
/// <param name="A">Number of one record, from 0.</param>
/// <param name="B">Number of the other.</param>
/// <param name="SamePerson">Whether they are one person.</param>
public readonly record struct Decision(int A, int B, bool SamePerson);

/// <summary>How far a linkage has come.</summary>
/// <param name="Phase">What is being done, as a person would say it.</param>
/// <param name="Share">From 0 to 1 over the whole run.</param>
public readonly record struct LinkageProgress(string Phase, double Share);

/// <summary>What the caller may say; nothing of it is needed.</summary>
public sealed record LinkageOptions
{
    /// <summary>Probability from which two records are linked, above 0 and at most 1.</summary>
    public double Threshold { get; init; } = 0.95;

    /// <summary>Probability from which a pair is kept in the result for review, though it is not linked.</summary>
    public double KeptFrom { get; init; } = 0.05;

    /// <summary>Which pairs are looked at.</summary>
    public LinkageScope Scope { get; init; } = LinkageScope.Everywhere;

    /// <summary>Seed of every draw; the same seed gives the same result whatever the number of threads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads that may work at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Decisions that the clusters keep.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>True of two records that cannot be one person whatever their weight: two passports of one country valid at one time. Null where nothing of the kind is known.</summary>
    public Func<int, int, bool>? Repel { get; init; }

    /// <summary>Told now and then how far the run has come.</summary>
    public Action<LinkageProgress>? OnProgress { get; init; }
}
