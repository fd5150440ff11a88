using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Builder;

/// <summary>Turns a public table: the address is the table, so it can be kept and sent.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class BuilderPage(ShownEdition shown) : PublicPageModel(shown)
{
    public PublicTable Shown { get; private set; } = null!;

    internal PivotTable Pivot { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if ((await Edition(cancellationToken)).Find(id) is not { } table)
        {
            // the table's own page says what may have been meant
            return LocalRedirect($"{Request.PathBase}/data/{Uri.EscapeDataString(id)}");
        }

        Shown = table;
        Pivot = PivotTable.Read(table.Table, name => [.. Request.Query[name].OfType<string>().Where(text => text.Length > 0)]);
        if (Pivot.IsTooLarge)
        {
            Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }

        return Page();
    }

    /// <summary>Where a dimension stands: rows, columns or aside.</summary>
    public string StandOf(int dimension) => Pivot.Down.Contains(dimension) ? "rows" : Pivot.Across.Contains(dimension) ? "columns" : "";
}
