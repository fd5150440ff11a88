using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Site.Guide;

[AllowAnonymous]
[OpenContent]
public sealed class GuidePage(GuidePages pages) : PageModel
{
    public GuidePages Pages { get; } = pages;

    public GuidePages.Entry? Shown { get; private set; }

    public IActionResult OnGet(string name)
    {
        Shown = Pages.Find(name);
        return Shown is null ? NotFound() : Page();
    }
}
