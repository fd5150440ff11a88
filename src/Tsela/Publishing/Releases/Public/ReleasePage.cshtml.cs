using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Public;

[AllowAnonymous]
public sealed class ReleaseModel(ReadRelease readRelease) : TselaPage
{
    public ReadRelease.Shown? Shown { get; private set; }

    public DataTable Tables => new(
        "Tables", [new("Table"), new("Title"), new("Version", Numeric: true), new("Cells not shown", Numeric: true), new("Standing")],
        [
            .. Shown!.Tables.OrderBy(table => table.Id, StringComparer.Ordinal).Select(table => (IReadOnlyList<Cell>)
            [
                table.Id, table.Table.Title, table.Version.ToString(CultureInfo.InvariantCulture), table.Table.Protection.Hidden.ToString(CultureInfo.InvariantCulture),
                table.CorrectedBy is { } by ? $"corrected by {by}" : "",
            ]),
        ])
    { ShowCaption = false };

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var outcome = await readRelease.Handle(new(code), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }
}
