using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake.Submissions;
using Tsela.Shared.Web;

namespace Tsela.Intake.Read;

public sealed class SubmissionsPage(ReadSubmissions readSubmissions, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Series { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public SubmissionStatus? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int PageNumber { get; set; } = 1;

    public ReadSubmissions.Result? Found { get; private set; }

    public bool SeesEveryInstitution => actor.Actor.Institution is null;

    public IEnumerable<Institution> Holders => catalogue.Holders;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readSubmissions.Handle(
            new(Filter(Series), Filter(Institution), Filter(Period), Status, PageNumber), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Found = outcome.Value;
        return Page();
    }

    public string TitleOf(string series) => catalogue.Series.TryGetValue(series, out var known) ? known.Title ?? series : series;

    public Paging Paging() => new(
        PageNumber, Tsela.Shared.Web.Paging.PagesOf(Found!.Total, Found.PageSize),
        page => $"/submissions?series={Uri.EscapeDataString(Series ?? "")}&institution={Uri.EscapeDataString(Institution ?? "")}&period={Uri.EscapeDataString(Period ?? "")}&status={Status}&page-number={page}");
}
