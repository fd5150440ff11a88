using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Publishing;
using Tsela.Shared.Web;
using Tsela.Statistics;

namespace Tsela.Site;

/// <summary>The first page: what is public for everybody, before the first release what others have published; the system's own figures for those who are signed in.</summary>
[AllowAnonymous]
[PublicPage(FollowsEdition = true)]
public sealed class Home(PublishedFacts published, KeyFigures keyFigures, ShownEdition shown, CurrentActor actor) : PageModel
{
    /// <summary>Null once something has been released.</summary>
    public PublishedFacts.Facts? Published { get; private set; }

    public PublicEdition Edition { get; private set; } = null!;

    /// <summary>True for those who may see the system's own figures.</summary>
    public bool ReadsOwn { get; private set; }

    /// <summary>Null for the public, and while no snapshot has been taken.</summary>
    public KeyFigurePage? Own { get; private set; }

    public async Task OnGet(CancellationToken cancellationToken)
    {
        Edition = await shown.Read(cancellationToken);
        Published = Edition.Releases.Count == 0 ? published.Read() : null;
        // nothing but published figures is served without sign-in
        ReadsOwn = actor.Actor.Rights.Contains(Right.ReadFigures);
        if (ReadsOwn)
        {
            Own = await keyFigures.Read(cancellationToken);
        }
    }
}
