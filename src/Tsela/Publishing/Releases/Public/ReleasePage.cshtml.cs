using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Languages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Public;

[AllowAnonymous]
[PublicPage]
[OpenContent]
public sealed class ReleaseModel(ReadRelease readRelease, Texts texts, PublicNames names) : TselaPage
{
    public ReadRelease.Shown? Shown { get; private set; }

    public DataTable Tables => new(
        texts["release.table-list"],
        [new(texts["release.table"]), new(texts["release.title"]), new(texts["release.version"], Numeric: true), new(texts["release.hidden"], Numeric: true), new(texts["release.standing"])],
        [
            .. Shown!.Tables.OrderBy(table => table.Id, StringComparer.Ordinal).Select(table => (IReadOnlyList<Cell>)
            [
                new Cell(table.Id, Url.Content($"~/data/{table.Id}?version={table.Version}")), names.Title(table.Table).Text, table.Version.ToString(CultureInfo.InvariantCulture), table.Table.Protection.Hidden.ToString(CultureInfo.InvariantCulture),
                table.CorrectedBy is { } by ? texts.With("release.corrected-in", ("release", by)) : "",
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
