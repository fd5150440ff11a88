using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Linkage.MatchingProgrammes.ListProgrammes;

public sealed class ProgrammesModel(ListProgrammes listProgrammes) : TselaPage
{
    public ListProgrammes.Listed? Listed { get; private set; }

    public DataTable Table => new(
        "Programmes, newest first", [new("Programme"), new("Series"), new("Period"), new("State"), new("Runs", Numeric: true)],
        [
            .. Listed!.Rows.Select(row => (IReadOnlyList<Cell>)
            [
                new Cell($"{row.Programme.Code} {row.Programme.Name}", $"/linkage/programmes/{row.Programme.Code}"),
                string.Join(", ", row.Programme.SeriesIds()),
                string.Create(CultureInfo.InvariantCulture, $"{row.Programme.FirstDay:yyyy-MM-dd} to {row.Programme.LastDay:yyyy-MM-dd}"),
                row.AsksForMe ? $"{row.State.InWords()}: you are asked" : row.State.InWords(),
                row.Runs.ToString(CultureInfo.InvariantCulture),
            ]),
        ])
    { ShowCaption = false, Empty = "No programme is registered." };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listProgrammes.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }
}
