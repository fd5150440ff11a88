using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Languages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Public;

[AllowAnonymous]
[PublicPage]
[OpenContent]
public sealed class ReleaseCalendarModel(ReadReleases readReleases, Texts texts, PublicNames names) : TselaPage
{
    public ReadReleases.Listed Listed { get; private set; } = null!;

    public DataTable ToCome => new(
        texts["release.to-come"], [new(texts["release.hour"]), new(texts["release.title"]), new(texts["release.standing"])],
        [.. Listed.ToCome.Select(one => (IReadOnlyList<Cell>)[names.Hour(one.PublishAt), one.Title, texts[one.IsConfirmed ? "release.confirmed" : "release.planned"]])])
    { Empty = texts["release.none-to-come"] };

    public DataTable Past => new(
        texts["release.past"], [new(texts["release.hour"]), new(texts["release.title"]), new(texts["release.code"])],
        [.. Listed.Past.Select(one => (IReadOnlyList<Cell>)[names.Hour(one.PublishedAt), one.Title, new Cell(one.Code, Url.Content($"~/releases/{one.Code}"))])])
    { Empty = texts["release.none"] };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Listed = (await readReleases.Handle(new(), cancellationToken)).Value;
        return Page();
    }
}
