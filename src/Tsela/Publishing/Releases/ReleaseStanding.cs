using Tsela.Shared;

namespace Tsela.Publishing.Releases;

public enum ReleaseState
{
    WaitsForStatistician,
    WaitsForHead,
    UnderEmbargo,
    Public,
    HeldBack,
    TakenBack,
}

/// <summary>Where a release stands at a moment.</summary>
public sealed record ReleaseStanding(ReleaseState State, string InWords)
{
    public bool IsOpen => State is not (ReleaseState.Public or ReleaseState.TakenBack);

    /// <param name="leftOut">Why releases whose hour has come are not shown, by their code.</param>
    public static ReleaseStanding Of(Release release, DateTime now, IReadOnlyDictionary<string, Problem> leftOut)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(leftOut);
        return release switch
        {
            { TakenBackAt: { } at } => new(ReleaseState.TakenBack, $"Taken back on {LesothoHour.InWords(at)}"),
            { SignedByStatistician: null } => new(ReleaseState.WaitsForStatistician, "Waits for the signature of a statistician"),
            { SignedByHead: null } => new(ReleaseState.WaitsForHead, "Waits for the signature of the head"),
            _ when release.IsPublic(now) => Shown(release, leftOut.GetValueOrDefault(release.Code)),
            _ => new(ReleaseState.UnderEmbargo, $"Signed by both; under embargo until {LesothoHour.InWords(release.PublishAt)}"),
        };
    }

    private static ReleaseStanding Shown(Release release, Problem? leftOut) => leftOut switch
    {
        null => new(ReleaseState.Public, $"Public since {LesothoHour.InWords(release.PublishAt)}"),
        _ when release.NoticedAt is null => new(ReleaseState.HeldBack, $"Held back at its hour, {LesothoHour.InWords(release.PublishAt)}. {leftOut.Sentence}"),
        _ => new(ReleaseState.Public, $"Public since {LesothoHour.InWords(release.PublishAt)}, but not shown now. {leftOut.Sentence}"),
    };
}
