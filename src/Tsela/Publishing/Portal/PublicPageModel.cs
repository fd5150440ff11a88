using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tsela.Publishing.Portal;

/// <summary>A page for anybody, which says nothing but what the edition of the request holds.</summary>
[AllowAnonymous]
public abstract class PublicPageModel(ShownEdition shown) : PageModel
{
    /// <summary>The whole address of a page of the public, for what leaves the site: citations, frames, search engines.</summary>
    /// <param name="path">From the root, without the prefix of a preview.</param>
    public string Absolute(string path) => $"{Request.Scheme}://{Request.Host}{path}";

    protected ValueTask<PublicEdition> Edition(CancellationToken cancellationToken) => shown.Read(cancellationToken);

    protected string? Query(string name) => Request.Query[name] is [{ Length: > 0 } first, ..] ? first : null;
}
