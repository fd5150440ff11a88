using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Access.AuditTrail;

public sealed class AuditPage(ReadAudit readAudit) : TselaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Since { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    public ReadAudit.Trail? Trail { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken, [FromQuery(Name = "p")] int number = 1)
    {
        var read = await readAudit.Handle(new ReadAudit.Request(Who, Act, Subject, Institution, Since, Until, number), cancellationToken);
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        Trail = read.Value;
        return Page();
    }

    public string AddressOf(int page)
    {
        var query = new QueryBuilder(Request.Query.Where(part => part.Key != "p")) { { "p", page.ToString(CultureInfo.InvariantCulture) } };
        return Request.Path + query.ToString();
    }
}
