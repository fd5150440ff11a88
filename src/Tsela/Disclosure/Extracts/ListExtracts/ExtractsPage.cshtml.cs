using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Disclosure.Extracts.ListExtracts;

public sealed class ExtractsModel(ListExtracts listExtracts, DecideExtract.DecideExtract decideExtract) : TselaPage
{
    /// <summary>Null where the list was refused.</summary>
    public ListExtracts.Listed? Listed { get; private set; }

    public static string TagColour(ExtractState state) => state switch
    {
        ExtractState.Approved => "govuk-tag--green",
        ExtractState.Refused => "govuk-tag--red",
        ExtractState.Ended => "govuk-tag--grey",
        _ => "govuk-tag--blue",
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => Show(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string code, bool? approves, string? why, CancellationToken cancellationToken)
    {
        if (approves is not { } answer)
        {
            return BadRequest();
        }

        var decided = await decideExtract.Handle(new(code ?? "", answer, why ?? ""), cancellationToken);
        if (decided.Problem is not { } problem)
        {
            return LocalRedirect("/extracts");
        }

        var shown = await Show(cancellationToken);
        return Listed is null ? shown : Refused(problem);
    }

    private async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var listed = await listExtracts.Handle(new(), cancellationToken);
        if (listed.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = listed.Value;
        return Page();
    }
}
