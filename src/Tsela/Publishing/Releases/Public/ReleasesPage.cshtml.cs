using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Public;

[AllowAnonymous]
[PublicPage]
[OpenContent]
public sealed class ReleasesModel(ReadReleases readReleases) : TselaPage
{
    public ReadReleases.Listed Listed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Listed = (await readReleases.Handle(new(), cancellationToken)).Value;
        return Page();
    }
}
