using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Engine.Suppression;
using Tsela.Shared.Web;

namespace Tsela.Disclosure.ReadSet;

public sealed class SetModel(ReadSet readSet) : TselaPage
{
    private const int CellsMax = 1000;

    public ReadSet.Shown? Shown { get; private set; }

    public DataTable Tables => new(
        "Tables of the set", [new("Table"), new("Policy"), new("Figures", Numeric: true), new("Hidden", Numeric: true), new("Share of the counts", Numeric: true), new("Kept as before", Numeric: true), new("Advice")],
        [
            .. Shown!.Tables.Select(table => (IReadOnlyList<Cell>)
            [
                new Cell($"{table.Id} {table.Title}", $"/protection/sets/{Shown.Set.Id}?table={Uri.EscapeDataString(LedgerIdOf(table.Id))}#cells"), table.Protection.Policy,
                Number(table.Protection.Cells), Number(table.Protection.Hidden), table.Protection.HiddenShare.ToString("0.0 %", CultureInfo.InvariantCulture),
                Number(table.Protection.Changed), Shown.Ledger.Tables.FirstOrDefault(one => one.Id == LedgerIdOf(table.Id))?.Advice ?? "",
            ]),
        ])
    { ShowCaption = false };

    public DataTable Audits => new(
        "Attacks on the set", [new("Population"), new("Hidden", Numeric: true), new("Known exactly", Numeric: true), new("Known when at least 1", Numeric: true), new("Known to be too few", Numeric: true)],
        [
            .. Shown!.Ledger.Groups.Where(group => group.Audit is not null).GroupBy(group => group.Population, StringComparer.Ordinal).Select(same => (IReadOnlyList<Cell>)
            [
                same.Key, Number(same.Sum(group => group.Audit!.HiddenCells)), Number(same.Sum(group => group.Audit!.Recovered)),
                Number(same.Sum(group => group.Audit!.RecoveredWhenPositive)), Number(same.Sum(group => group.Audit!.PrimariesBelowMinimum)),
            ]),
        ])
    { ShowCaption = false, Empty = "Nothing had to be hidden." };

    public string? WhyPartial => Shown!.Ledger.Groups.Select(group => group.Audit is { } audit ? AuditWords.Why(audit) : null).FirstOrDefault(why => why is not null);

    public DataTable Hidden => new(
        "Hidden cells", [new("Time"), new("Cell"), new("Why"), new("What can be known of it")],
        [.. Shown!.Hidden.Take(CellsMax).Select(one => (IReadOnlyList<Cell>)[one.Group.Group, one.Cell.Cell.Length == 0 ? "the whole" : one.Cell.Cell.Replace(";", ", ", StringComparison.Ordinal), Why(one.Cell, one.Group), Known(one.Cell.Known)])])
    { ShowCaption = false, Empty = "No cell of the table is hidden." };

    public bool IsCut => Shown!.Hidden.Count > CellsMax;

    public async Task<IActionResult> OnGetAsync(Guid id, string? table, CancellationToken cancellationToken)
    {
        var outcome = await readSet.Handle(new(id, table), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    // a table of a statistician stands in the ledger under the id by which it was chosen
    private string LedgerIdOf(string id) => Shown!.Ledger.Tables.FirstOrDefault(one => one.Id == id || one.Id.Replace(':', '-') == id)?.Id ?? id;

    private static string Why(LedgerCell cell, LedgerGroup group) => cell.Hidden switch
    {
        HiddenFor.Itself => string.Create(CultureInfo.InvariantCulture, $"fewer than {group.Minimum} stand behind it, behind what is left without it, or behind its change; or one gives too much of it"),
        HiddenFor.Another => "another cell could be reckoned from it",
        HiddenFor.Earlier => "an earlier release hid it",
        _ => "a count that it is made of is hidden",
    };

    private static string Known(KnownInterval? known) =>
        known is null ? "not audited"
        : double.IsInfinity(known.UpperWhenPositive) ? string.Create(CultureInfo.InvariantCulture, $"{known.LowerWhenPositive:#,0.#} or more")
        : string.Create(CultureInfo.InvariantCulture, $"{known.LowerWhenPositive:#,0.#} to {known.UpperWhenPositive:#,0.#}");

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
