namespace Tsela.Intake;

/// <summary>Where the intake stops; each limit has a sentence of its own.</summary>
public sealed record IntakeLimits
{
    /// <summary>Bytes of a file handed in: room for far more than five million rows of a CSV file.</summary>
    public long FileBytesMax { get; init; } = 2L << 30;

    /// <summary>Findings kept one by one for each rule and field.</summary>
    public int FindingsPerCauseMax { get; init; } = 2_000;

    /// <summary>Findings kept one by one for a submission.</summary>
    public int FindingsMax { get; init; } = 50_000;

    /// <summary>How often a check may be cut short by the end of the process before the file is given up.</summary>
    public int AttemptsMax { get; init; } = 3;

    /// <summary>Keys of another series held in memory for a rule; beyond it the rule stays undecided.</summary>
    public int KnownKeysMax { get; init; } = 4_000_000;
}
