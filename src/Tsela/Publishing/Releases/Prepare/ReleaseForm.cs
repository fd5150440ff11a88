namespace Tsela.Publishing.Releases.Prepare;

/// <summary>The form of a release as it was filled in.</summary>
public sealed record ReleaseForm
{
    public string Title { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>Day and hour in the time of Lesotho; both empty to publish as soon as both have signed.</summary>
    public string Day { get; init; } = "";

    public string Hour { get; init; } = "";

    /// <summary>Ids of what was chosen, as the snapshot's choice gives them.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Code of the public release that this one corrects; empty where it corrects none.</summary>
    public string Corrects { get; init; } = "";

    /// <summary>Why the correction is needed.</summary>
    public string Reason { get; init; } = "";
}
