using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Linkage.ReviewPairs.ListOpinions;

public sealed class DecisionsModel(ListOpinions listOpinions) : TselaPage
{
    public ListOpinions.Listed? Listed { get; private set; }

    public DataTable Conflicts => new(
        "Disagreements", [new("Since (UTC)"), new("Who decides")],
        [
            .. Listed!.Conflicts.Select(conflict => (IReadOnlyList<Cell>)
            [
                Moment(conflict.Since), conflict.Mine ? "another reviewer: you are one of the two" : new Cell("you may decide it", $"/linkage/review/{conflict.Pair}"),
            ]),
        ])
    { ShowCaption = false, Empty = "None." };

    public static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listOpinions.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
