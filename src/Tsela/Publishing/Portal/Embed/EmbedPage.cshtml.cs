using Microsoft.AspNetCore.Mvc;
using Tsela.Publishing.Portal.Tables;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Embed;

/// <summary>A table's chart and figures for a frame on another site.</summary>
[PublicPage(FollowsEdition = true, MayBeFramed = true)]
public sealed class EmbedPage(ShownEdition shown) : PublicPageModel(shown)
{
    public PublicTable? Shown { get; private set; }

    internal TableView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Shown = (await Edition(cancellationToken)).Find(id);
        if (Shown is null)
        {
            return NotFound();
        }

        View = TableView.Of(Selection.Read(Shown.Table, Query));
        return Page();
    }
}
