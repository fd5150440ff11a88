using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Publishing.WorkingGroup.Withdraw;
using Tsela.Shared.Web;

namespace Tsela.Publishing.WorkingGroup.Read;

[AllowAnonymous]
[PublicPage]
public sealed class WorkingGroupModel(ReadWorkingGroup readWorkingGroup, WithdrawDecision withdraw) : TselaPage
{
    public ReadWorkingGroup.Listed Listed { get; private set; } = new([], MayEnter: false);

    public string? About { get; private set; }

    public Task<IActionResult> OnGetAsync(string? about, CancellationToken cancellationToken) => Show(about, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? code, string? reason, CancellationToken cancellationToken)
    {
        var outcome = await withdraw.Handle(new(code?.Trim() ?? "", reason ?? ""), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect("/working-group");
        }

        var refused = Refused(outcome.Problem!);
        return refused is PageResult ? await Show(about: null, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(string? about, CancellationToken cancellationToken)
    {
        About = Filter(about);
        Listed = (await readWorkingGroup.Handle(new(About), cancellationToken)).Value;
        return Page();
    }
}
