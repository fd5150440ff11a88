using Microsoft.AspNetCore.Mvc;
using Tsela.Publishing.Releases.Desk;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Preview;

/// <summary>Leads into the preview: its first page is the release as the public will find it.</summary>
public sealed class PreviewModel(ReadAnyRelease readRelease) : TselaPage
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        var outcome = await readRelease.Handle(new(code), cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect($"/releases/{outcome.Value.Release.Code}/preview/releases/{outcome.Value.Release.Code}");
    }
}
