using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Reports.ReadReport;

[AllowAnonymous]
[OpenContent]
public class ReportPage(ReadReport read, CurrentActor actor) : TselaPage
{
    public ReadReport.Filled? Filled { get; private set; }

    public bool MayWrite => actor.Actor.Rights.Contains(Right.ReadReleases);

    public string TextsAddress => $"{AddressOf(Filled!.Document.Period)}/texts";

    public string FileOf(string file) => Request.PathBase + ReportFiles.FileOf(Filled!.Template, Filled.Document.Period, file);

    public string AddressOf(ReportPeriod period) => Request.PathBase + ReportFiles.AddressOf(Filled!.Template, period);

    public async Task<IActionResult> OnGetAsync(string? report, string? period, CancellationToken cancellationToken)
    {
        var outcome = await read.Handle(new(report ?? ReportTemplate.Profile, period), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            // that nothing is public yet, or not for this period, is said on the page
            return problem.Code is "report.nothing-public" or "report.no-figures" ? Said(problem) : Refused(problem);
        }

        Filled = outcome.Value;
        return Page();
    }

    private IActionResult Said(Shared.Problem problem) => Refused(problem with { Kind = Shared.ProblemKind.Conflict });
}
