namespace Tsela.Linkage.ReviewPairs;

/// <summary>What the partial <c>_SideBySide</c> shows: two records, field by field, with the letters that differ marked.</summary>
public sealed record SideBySide(string TitleA, string TitleB, IReadOnlyList<ComparedField> Fields)
{
    /// <summary>What stands under each title, one a line: institution, period, dates.</summary>
    public IReadOnlyList<string> AboutA { get; init; } = [];

    public IReadOnlyList<string> AboutB { get; init; } = [];
}

/// <summary>One field of two records; an empty value is not given.</summary>
/// <param name="SentA">The value as the institution sent it, where that is another one.</param>
public sealed record ComparedField(string Label, string A, string B, string? SentA = null, string? SentB = null)
{
    public bool IsOneMissing => (A.Length == 0) != (B.Length == 0);

    public bool Differs => A.Length > 0 && B.Length > 0 && !A.Equals(B, StringComparison.OrdinalIgnoreCase);

    public string InWords => A.Length == 0 && B.Length == 0 ? "not given" : IsOneMissing ? "given once" : Differs ? "differs" : "same";
}

/// <summary>What the partial <c>_Stretches</c> shows.</summary>
public sealed record Marked(IReadOnlyList<Stretch> Stretches, bool Differs, string? Sent);
