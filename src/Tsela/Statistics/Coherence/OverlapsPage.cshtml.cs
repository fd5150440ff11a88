using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Coherence;

public sealed class OverlapsModel(ReadOverlaps readOverlaps) : TselaPage
{
    private static readonly string[] Columns =
        ["overlap", "subject", "comparison", "unit", "year", "owner", "producer", "counts", "value", "symbol", "difference", "percent_of_owner", "note"];

    public ReadOverlaps.Shown? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await Read(cancellationToken) ?? Page();

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        if (await Read(cancellationToken) is { } refused)
        {
            return refused;
        }

        using var writer = new StringWriter();
        var csv = new SafeCsvWriter(writer);
        Array.ForEach(Columns, column => csv.Text(column));
        csv.EndRow();
        foreach (var one in Shown!.Overlaps)
        {
            Rows(csv, one);
        }

        return File(Encoding.UTF8.GetBytes(writer.ToString()), "text/csv; charset=utf-8", "overlaps.csv");
    }

    private static void Rows(SafeCsvWriter csv, OverlapFigures one)
    {
        foreach (var comparison in one.Comparisons)
        {
            foreach (var year in comparison.Years)
            {
                for (var i = 0; i < year.Cells.Count; i++)
                {
                    var cell = year.Cells[i];
                    string[] texts =
                    [
                        one.Overlap.Id, one.Overlap.Subject, comparison.Title, comparison.Unit, year.Year.ToString(CultureInfo.InvariantCulture), comparison.Owner.Label,
                        comparison.Parts[i].Label, comparison.Parts[i].Counts,
                    ];
                    Array.ForEach(texts, text => csv.Text(text));
                    Number(csv, cell.Value);
                    csv.Text(cell.Symbol);
                    Number(csv, cell.Difference);
                    Number(csv, cell.Ratio);
                    csv.Text(cell.Why);
                    csv.EndRow();
                }
            }
        }

        if (one.Overlap.NotCompared is { } why)
        {
            string[] texts = [one.Overlap.Id, one.Overlap.Subject, "", "", "", "", "", "", "", "..", "", "", why];
            Array.ForEach(texts, text => csv.Text(text));
            csv.EndRow();
        }
    }

    private static void Number(SafeCsvWriter csv, decimal? value)
    {
        if (value is { } number)
        {
            csv.Number(Math.Round(number, 2));
        }
        else
        {
            csv.Text("");
        }
    }

    private async Task<IActionResult?> Read(CancellationToken cancellationToken)
    {
        var outcome = await readOverlaps.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return null;
    }
}
