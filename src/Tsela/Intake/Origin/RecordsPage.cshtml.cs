using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Intake.Origin;

/// <summary>The records of a submission, each a way to its origin.</summary>
public sealed class RecordsPage(ReadRecords readRecords) : TselaPage
{
    public ReadRecords.Result? Read { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken, long from = 1)
    {
        var outcome = await readRecords.Handle(new(id, from), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Read = outcome.Value;
        return Page();
    }
}
