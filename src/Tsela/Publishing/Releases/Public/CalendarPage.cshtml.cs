using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Public;

[AllowAnonymous]
public sealed class ReleaseCalendarModel(ReadReleases readReleases) : TselaPage
{
    public ReadReleases.Listed Listed { get; private set; } = null!;

    public DataTable ToCome => new(
        "To come", [new("Hour (Lesotho)"), new("Title"), new("Standing")],
        [.. Listed.ToCome.Select(one => (IReadOnlyList<Cell>)[LesothoHour.InWords(one.PublishAt), one.Title, one.IsConfirmed ? "confirmed" : "planned"])])
    { Empty = "No release is announced at the moment." };

    public DataTable Past => new(
        "Released", [new("Hour (Lesotho)"), new("Title"), new("Release")],
        [.. Listed.Past.Select(one => (IReadOnlyList<Cell>)[LesothoHour.InWords(one.PublishedAt), one.Title, new Cell(one.Code, Url.Content($"~/releases/{one.Code}"))])]);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Listed = (await readReleases.Handle(new(), cancellationToken)).Value;
        return Page();
    }
}
