using Tsela.Shared;
using Tsela.Statistics.BuildTable;

namespace Tsela.Statistics.Downloads;

/// <summary>The files that the page of a table offers, by the same query string as the page.</summary>
internal static class TableDoors
{
    private static readonly (string Path, string Form)[] Files =
        [("/tables/table.csv", "csv"), ("/tables/notes.csv", "notes"), ("/tables/table.xlsx", "xlsx"), ("/tables/table.json", "json")];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var (path, form) in Files)
        {
            endpoints.MapGet(path, async (HttpContext context, DownloadTable downloadTable, CancellationToken cancellationToken) =>
            {
                var outcome = await downloadTable.Handle(new(TableQuery.Of(context.Request.QueryString.Value), form), cancellationToken);
                return outcome.Problem is not { } problem ? Results.File(outcome.Value.Content, outcome.Value.ContentType, outcome.Value.FileName)
                    // a bare status gets the site's own page
                    : problem.Kind == ProblemKind.NotAllowed ? Results.StatusCode(problem.HttpStatus)
                    : Results.Text(problem.Sentence, statusCode: problem.HttpStatus);
            }).ExcludeFromDescription();
        }
    }
}
