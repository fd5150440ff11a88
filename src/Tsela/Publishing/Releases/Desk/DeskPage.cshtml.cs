using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Desk;

public sealed class DeskModel(ListAllReleases list) : TselaPage
{
    public ListAllReleases.Listed? Listed { get; private set; }

    public DataTable Table => new(
        "Releases, newest first",
        [new("Release"), new("Title"), new("Standing"), new("Hour (Lesotho)"), new("Prepared by"), new("Signed by")],
        [
            .. Listed!.Rows.Select(row => (IReadOnlyList<Cell>)
            [
                new Cell(row.Release.Code, $"/releases/{row.Release.Code}/signing"), row.Release.Title, row.Standing.InWords, LesothoHour.InWords(row.Release.PublishAt),
                string.Create(CultureInfo.InvariantCulture, $"{row.Release.PreparedBy}, {LesothoHour.Of(row.Release.PreparedAt):d MMMM yyyy}"),
                string.Join(", ", new[] { row.Release.SignedByStatistician, row.Release.SignedByHead }.OfType<string>()),
            ]),
        ])
    { ShowCaption = false, Empty = "No release has been prepared." };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await list.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
