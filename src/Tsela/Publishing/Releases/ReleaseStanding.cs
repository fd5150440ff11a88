namespace Tsela.Publishing.Releases;

public enum ReleaseState
{
    WaitsForStatistician,
    WaitsForHead,
    UnderEmbargo,
    Public,
    TakenBack,
}

/// <summary>Where a release stands at a moment.</summary>
public sealed record ReleaseStanding(ReleaseState State, string InWords)
{
    public bool IsOpen => State is not (ReleaseState.Public or ReleaseState.TakenBack);

    public static ReleaseStanding Of(Release release, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(release);
        return release switch
        {
            { TakenBackAt: { } at } => new(ReleaseState.TakenBack, $"Taken back on {LesothoHour.InWords(at)}"),
            { SignedByStatistician: null } => new(ReleaseState.WaitsForStatistician, "Waits for the signature of a statistician"),
            { SignedByHead: null } => new(ReleaseState.WaitsForHead, "Waits for the signature of the head"),
            _ when release.IsPublic(now) => new(ReleaseState.Public, $"Public since {LesothoHour.InWords(release.PublishAt)}"),
            _ => new(ReleaseState.UnderEmbargo, $"Signed by both; under embargo until {LesothoHour.InWords(release.PublishAt)}"),
        };
    }
}
