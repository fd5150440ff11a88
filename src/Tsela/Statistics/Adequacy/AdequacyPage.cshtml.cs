using System.Text;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Adequacy;

public sealed class AdequacyModel(ReadAdequacy readAdequacy) : TselaPage
{
    /// <summary>score, state or name; the list's own order where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Category { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    /// <summary>Whole, InPart or NotComputed.</summary>
    [BindProperty(SupportsGet = true)]
    public AdequacyState? State { get; set; }

    public AdequacyReport? Report { get; private set; }

    public IEnumerable<IndicatorAdequacy> Indicators
    {
        get
        {
            var chosen = Report!.Indicators.Where(one =>
                (Filter(Category) is not { } category || one.Category == category)
                && (Filter(Institution) is not { } institution || one.Institutions.Contains(institution, StringComparer.Ordinal))
                && (State is not { } state || one.State == state));
            return Sort switch
            {
                "score" => chosen.OrderBy(one => one.Score.All),
                "state" => chosen.OrderByDescending(one => one.State),
                "name" => chosen.OrderBy(one => one.Indicator.Name, StringComparer.Ordinal),
                _ => chosen,
            };
        }
    }

    public IEnumerable<Debt> Debts => Report!.Debts.Where(debt => Filter(Institution) is not { } institution || debt.Owes == institution);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await Read(cancellationToken) ?? (Unknown() is { } unknown ? Refused(unknown) : Page());

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (await Read(cancellationToken) is { } refused)
        {
            return refused;
        }

        using var writer = new StringWriter();
        AdequacyTables.WriteCsv(writer, Report!);
        return File(Encoding.UTF8.GetBytes(writer.ToString()), "text/csv; charset=utf-8", "adequacy.csv");
    }

    public async Task<IActionResult> OnGetWorkbookAsync(CancellationToken cancellationToken)
    {
        if (await Read(cancellationToken) is { } refused)
        {
            return refused;
        }

        using var stream = new MemoryStream();
        AdequacyTables.WriteWorkbook(stream, Report!);
        return File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "adequacy.xlsx");
    }

    private Problem? Unknown()
    {
        if (RouteData.Values["handler"] is string file)
        {
            return StatisticsProblems.UnknownChoice("file", file, "The files are csv and workbook.");
        }

        string[] sorts = ["score", "state", "name"];
        return Filter(Sort) is { } sort && !sorts.Contains(sort, StringComparer.Ordinal) ? StatisticsProblems.UnknownChoice("order", sort, $"Choose one of {string.Join(", ", sorts)}.")
            : !ModelState.IsValid ? StatisticsProblems.UnknownChoice("state", Request.Query["State"].ToString(), $"Choose one of {string.Join(", ", Enum.GetNames<AdequacyState>())}.")
            : Report is null ? null
            : Filter(Category) is { } category && !Report.Categories.Any(one => one.Code == category) ? StatisticsProblems.UnknownChoice("category", category, "The categories stand on the page.")
            : Filter(Institution) is { } institution && !Report.Institutions.Any(one => one.Code == institution) && !Report.Debts.Any(debt => debt.Owes == institution)
                && !Report.Indicators.Any(one => one.Institutions.Contains(institution, StringComparer.Ordinal)) ? StatisticsProblems.UnknownChoice("institution", institution, "The institutions stand on the page.")
            : null;
    }

    private async Task<IActionResult?> Read(CancellationToken cancellationToken)
    {
        var outcome = await readAdequacy.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return problem.Kind == ProblemKind.NotFound ? null : Refused(problem);
        }

        Report = outcome.Value;
        return null;
    }
}
