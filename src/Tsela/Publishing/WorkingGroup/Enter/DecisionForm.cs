namespace Tsela.Publishing.WorkingGroup.Enter;

/// <summary>The form of a decision as it was filled in.</summary>
public sealed record DecisionForm
{
    public string Kind { get; init; } = "";

    public string Title { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>As 2026-11-20.</summary>
    public string DecidedOn { get; init; } = "";

    public string DecidedBy { get; init; } = "";

    /// <summary>Ids with blanks or commas between.</summary>
    public string About { get; init; } = "";

    /// <summary>The day until which a data call asks; empty for the other kinds.</summary>
    public string DueOn { get; init; } = "";

    public bool IsPublic { get; init; }
}
