using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Reports.ListReports;

[AllowAnonymous]
public sealed class ReportsPage(ListReports list) : TselaPage
{
    public IReadOnlyList<ListReports.Listed> Reports { get; private set; } = [];

    public string NameOf(ListReports.Listed listed) => listed.Template.Id == ReportTemplate.Profile ? "Migration Profile of Lesotho" : $"{listed.Template.Id} {listed.Regular.Title}";

    public string AddressOf(ListReports.Listed listed, ReportPeriod period) => Request.PathBase + ReportFiles.AddressOf(listed.Template, period);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var listed = await list.Handle(new(), cancellationToken);
        if (listed.Problem is { } problem)
        {
            return Refused(problem);
        }

        Reports = listed.Value;
        return Page();
    }
}
