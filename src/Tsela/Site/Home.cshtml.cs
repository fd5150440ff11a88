using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tsela.Site;

[AllowAnonymous]
public sealed class Home : PageModel
{
    public void OnGet()
    {
    }
}
