using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tsela.Site;

/// <summary>The first page: published facts for everybody, the system's own figures for those who are signed in.</summary>
[AllowAnonymous]
public sealed class Home(PublishedFacts published) : PageModel
{
    public PublishedFacts.Facts Published { get; } = published.Read();

    public void OnGet()
    {
    }
}
