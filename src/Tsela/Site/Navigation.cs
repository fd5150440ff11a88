using Tsela.Access;
using Tsela.Shared.Languages;

namespace Tsela.Site;

/// <summary>One entry of the navigation.</summary>
public sealed record NavigationEntry(string Title, string Address)
{
    public bool IsCurrent(PathString path) => path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the navigation offers to an actor: only what the actor's rights open.</summary>
public static class Navigation
{
    private static readonly (NavigationEntry Entry, Right? Needs)[] Entries =
    [
        (new("Hand in a file", "/submissions/new"), Right.SubmitFiles),
        (new("Submissions", "/submissions"), Right.ReadSubmissions),
        (new("Calendar", "/calendar"), Right.ReadSubmissions),
        (new("Quality", "/quality"), Right.ReadSubmissions),
        (new("Mappings", "/mappings"), Right.ReviewMappings),
        (new("Data map", "/data-map"), Right.ReadCatalogue),
        (new("Indicators", "/indicators"), Right.ReadFigures),
        (new("Tables", "/tables"), Right.BuildTables),
        (new("Snapshots", "/snapshots"), Right.BuildFigures),
        (new("Release desk", "/releases/desk"), Right.ReadReleases),
        (new("Protection", "/protection/policies"), Right.ReadProtection),
        (new("Linkage", "/linkage"), Right.ReadLinkage),
        (new("Review of pairs", "/linkage/review"), Right.ReviewPairs),
        (new("Matching programmes", "/linkage/programmes"), Right.ReadProgrammes),
        (new("Release purposes", "/linkage/purposes"), Right.ApprovePurposes),
        (new("Microdata", "/extracts"), Right.ReadExtracts),
        (new("Accounts", "/administration/accounts"), Right.ManageAccounts),
        (new("Keys", "/administration/keys"), Right.ManageKeys),
        (new("Audit trail", "/administration/audit"), Right.ReadAudit),
        (new("Public data", "/data"), null),
        (new("Reports", "/reports"), null),
        (new("Guide", "/guide"), null),
    ];

    /// <summary>What the public is offered; the titles are keys of texts.</summary>
    private static readonly NavigationEntry[] OfThePublic =
    [
        new("nav.data", "/data"), new("nav.topics", "/topics"), new("nav.releases", "/releases"), new("nav.profile", "/profile"), new("nav.reports", "/reports"), new("nav.tools", "/tools"), new("nav.about", "/about"), new("nav.guide", "/guide"),
    ];

    /// <summary>The entry under which an address stands: the one that says most of it.</summary>
    public static NavigationEntry? Current(IEnumerable<NavigationEntry> entries, PathString path) =>
        entries.Where(entry => entry.IsCurrent(path)).MaxBy(entry => entry.Address.Length);

    public static IEnumerable<NavigationEntry> ForPublic(Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return OfThePublic.Select(entry => entry with { Title = texts[entry.Title] });
    }

    public static IEnumerable<NavigationEntry> For(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return Entries.Where(entry => entry.Needs is not { } right || actor.Rights.Contains(right)).Select(entry => entry.Entry);
    }
}
