using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Coherence;

public sealed class OverlapsModel(ReadOverlaps readOverlaps) : TselaPage
{
    public ReadOverlaps.Shown? Shown { get; private set; }

    public string WhoIsWho => Shown!.Linkage is { } linkage
        ? $"People are told apart by the linkage of {linkage.FinishedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} where every file took part in it, else by their identifiers."
        : "No linkage has finished, so people are told apart by their identifiers.";

    public DataTable Summary => new(
        "What the files share",
        [
            new("Subject"), new("Told apart by"), new("Year"), new("In the files", Numeric: true), new("Different", Numeric: true), new("In one file alone", Numeric: true),
            new("In several", Numeric: true),
        ],
        [.. Shown!.Overlaps.SelectMany(Rows)])
    { ShowCaption = false };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readOverlaps.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private static IEnumerable<IReadOnlyList<Cell>> Rows(OverlapFigures one)
    {
        var subject = new Cell(one.Overlap.Subject, $"/overlaps/{one.Overlap.Id}");
        if (one.Joins.Count == 0)
        {
            yield return [subject, "cannot be told apart one by one", "", "", "", "", ""];
        }

        foreach (var join in one.Joins)
        {
            yield return join.Years is [var year, ..]
                ?
                [
                    subject, $"{join.Definition.KeyInWords} ({join.Definition.Unit})", year.Year.ToString(CultureInfo.InvariantCulture), Count(year.AddedUp), Count(year.Different),
                    Count(year.ByFiles[0]), Count(year.Different - year.ByFiles[0]),
                ]
                : [subject, $"{join.Definition.KeyInWords} ({join.Definition.Unit})", "no year with two files", "", "", "", ""];
        }
    }

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
