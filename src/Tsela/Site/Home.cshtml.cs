using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Statistics;

namespace Tsela.Site;

/// <summary>The first page: published facts for everybody, the system's own figures for those who are signed in.</summary>
[AllowAnonymous]
public sealed class Home(PublishedFacts published, KeyFigures keyFigures, CurrentActor actor) : PageModel
{
    public PublishedFacts.Facts Published { get; } = published.Read();

    /// <summary>Null for the public, and while no snapshot has been taken.</summary>
    public KeyFigurePage? Own { get; private set; }

    public async Task OnGet(CancellationToken cancellationToken)
    {
        // nothing but published figures is served without sign-in
        if (actor.Actor.Rights.Contains(Right.ReadFigures))
        {
            Own = await keyFigures.Read(cancellationToken);
        }
    }
}
