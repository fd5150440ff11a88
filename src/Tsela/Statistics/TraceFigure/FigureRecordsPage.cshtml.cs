using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Registers;
using Tsela.Shared.Web;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.TraceFigure;

/// <summary>The records of a submission that are in a figure, each a way to its origin.</summary>
public sealed class FigureRecordsModel(ReadFigureRecords readFigureRecords) : TselaPage
{
    public ReadFigureRecords.Result? Read { get; private set; }

    /// <summary>The address of the figure's origin.</summary>
    public string FigureLink { get; private set; } = "";

    public string? NextLink { get; private set; }

    public DataTable Table => new(
        "Records in the figure, in the order of the file",
        [new("Data row"), new("Number"), new("Name"), new("Date"), new("Place")],
        [.. Read!.Records.Select(Row)])
    { ShowCaption = false, Empty = "No record of this submission is in the figure." };

    public async Task<IActionResult> OnGetAsync(
        string indicator, string reference, string? breakdown, Guid snapshot, Guid delivery, CancellationToken cancellationToken, long from = 1)
    {
        var of = Filter(breakdown) ?? Answer.Total;
        var outcome = await readFigureRecords.Handle(new(indicator, reference, of, snapshot, delivery, from), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Read = outcome.Value;
        var query = $"?breakdown={Uri.EscapeDataString(of)}&snapshot={snapshot}";
        FigureLink = $"/figures/{indicator}/{reference}{query}";
        NextLink = Read.NextRow is { } next ? string.Create(CultureInfo.InvariantCulture, $"/figures/{indicator}/{reference}/records{query}&delivery={delivery}&from={next}") : null;
        return Page();
    }

    private static IReadOnlyList<Cell> Row(HarmonisedRecord record) =>
    [
        new Cell(string.Create(CultureInfo.InvariantCulture, $"row {record.Row}"), $"/records/{record.Id}"),
        record.RecordNumber ?? record.PermitNumber ?? record.DocumentNumber ?? "",
        string.Join(", ", new[] { record.Surname, record.GivenNames }.OfType<string>()),
        (record.EventDate ?? record.ValidFrom)?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "",
        record.District ?? record.Country ?? "",
    ];
}
