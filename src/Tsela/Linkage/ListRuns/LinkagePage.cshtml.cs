using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Linkage.Runs;
using Tsela.Shared.Web;

namespace Tsela.Linkage.ListRuns;

public sealed class LinkageModel(ListRuns listRuns, AskForRun.AskForRun askForRun) : TselaPage
{
    public ListRuns.Listed? Listed { get; private set; }

    public DataTable History => new(
        "Linkages, newest first",
        [new("Asked for (UTC)"), new("By"), new("Compared"), new("State"), new("Records", Numeric: true), new("Persons", Numeric: true), new("New", Numeric: true), new("Merged", Numeric: true), new("Split", Numeric: true)],
        [
            .. Listed!.Runs.Select(run => (IReadOnlyList<Cell>)
            [
                new Cell(RunWords.Time(run.AskedAt), $"/linkage/runs/{run.Id}"), run.AskedBy, RunWords.Kind(run), RunWords.State(run),
                RunWords.Whole(run.Records), RunWords.Whole(run.Persons), RunWords.Whole(run.NewKeys), RunWords.Whole(run.MergedKeys), RunWords.Whole(run.SplitKeys),
            ]),
        ])
    { ShowCaption = false, Empty = "Nothing has been linked yet." };

    public DataTable Series
    {
        get
        {
            var shares = (Listed!.Latest is { } latest ? RunReport.Parse(latest.Report).Series : []).ToDictionary(share => share.Series, StringComparer.Ordinal);
            return new(
                "Whether each series with rows about single cases takes part",
                [new("Series"), new("Takes part"), new("Why"), new("Records", Numeric: true), new("Persons", Numeric: true)],
                [
                    .. Listed.Series.Where(series => series.Schema.Tsela!.Kind == "records").OrderByDescending(series => series.TakesPart).Select(series => (IReadOnlyList<Cell>)
                    [
                        new Cell($"{series.Schema.Name} {series.Schema.Title}", $"/series/{series.Schema.Name}"), series.TakesPart ? "yes" : "no", series.Reason,
                        Count(shares.GetValueOrDefault(series.Schema.Name)?.Records), Count(shares.GetValueOrDefault(series.Schema.Name)?.Persons),
                    ]),
                ])
            { ShowCaption = false };
        }
    }

    /// <summary>How many records a person has on average, in words.</summary>
    public string Average => Listed?.Latest is { Persons: > 0 } latest
        ? ((double)latest.Records / latest.Persons).ToString("0.0", CultureInfo.InvariantCulture) : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listRuns.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool full, CancellationToken cancellationToken)
    {
        var asked = await askForRun.Handle(new(full), cancellationToken);
        if (asked.Succeeded)
        {
            return Redirect($"/linkage/runs/{asked.Value}");
        }

        var refused = Refused(asked.Problem!);
        Listed = (await listRuns.Handle(new(), cancellationToken)) is { Succeeded: true } listed ? listed.Value : null;
        return refused;
    }

    private static string Count(long? number) => number is { } known ? RunWords.Whole(known) : "";
}
