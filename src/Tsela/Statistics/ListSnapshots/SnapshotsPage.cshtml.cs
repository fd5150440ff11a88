using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.ListSnapshots;

public sealed class SnapshotsModel(ListSnapshots listSnapshots, TakeSnapshot.TakeSnapshot takeSnapshot) : TselaPage
{
    public ListSnapshots.Listed? Listed { get; private set; }

    public DataTable Table => new(
        "Snapshots, newest first",
        [new("Taken (UTC)"), new("By"), new("Records", Numeric: true), new("Series", Numeric: true), new("Data")],
        [
            .. Listed!.Snapshots.Select(snapshot => (IReadOnlyList<Cell>)
            [
                new Cell(snapshot.MadeAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), $"/snapshots/{snapshot.Id}"),
                snapshot.MadeBy,
                snapshot.RecordCount.ToString("#,0", CultureInfo.InvariantCulture),
                snapshot.SeriesCount.ToString(CultureInfo.InvariantCulture),
                snapshot.IsTraining ? "training data" : "",
            ]),
        ])
    { ShowCaption = false, Empty = "No snapshot has been taken yet." };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listSnapshots.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var taken = await takeSnapshot.Handle(new("asked for on the page"), cancellationToken);
        if (taken.Succeeded)
        {
            return Redirect($"/snapshots/{taken.Value.Id}");
        }

        var refused = Refused(taken.Problem!);
        Listed = (await listSnapshots.Handle(new(), cancellationToken)) is { Succeeded: true } listed ? listed.Value : null;
        return refused;
    }
}
