using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Engine.Suppression;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Disclosure.ReadSet;

public sealed class SetModel(ReadSet readSet, LedgerWords words) : TselaPage
{
    private const int CellsMax = 1000;

    public ReadSet.Shown? Shown { get; private set; }

    /// <summary>All tables, or the one whose cells are looked at.</summary>
    public DataTable Tables => new(
        "Tables of the set", [new("Table"), new("Policy"), new("Figures", Numeric: true), new("Hidden", Numeric: true), new("Share not shown", Numeric: true), new("As before", Numeric: true), new("Advice")],
        [
            .. Shown!.Tables.Where(one => Shown.Table is null || one == Shown.Table).Select(one => (IReadOnlyList<Cell>)
            [
                new Cell($"{one.Table.Id} {one.Table.Title}", $"/protection/sets/{Shown.Set.Id}?table={Uri.EscapeDataString(one.Table.Id)}"),
                new Cell(one.Table.Protection.Policy, $"/protection/policies#{one.Table.Protection.Policy}"),
                Number(one.Table.Protection.Cells), Number(one.Table.Protection.Hidden), one.Table.Protection.HiddenShare.ToString("0.0 %", CultureInfo.InvariantCulture),
                Number(one.Table.Protection.Changed), one.Advice ?? "",
            ]),
        ])
    { ShowCaption = false };

    public DataTable Audits => new(
        "Attacks on the set",
        [new("Who is counted"), new("Shown in"), new("Hidden", Numeric: true), new("Known exactly", Numeric: true), new("Known if at least 1", Numeric: true), new("Known to be too few", Numeric: true)],
        [
            .. Attacked.GroupBy(group => group.Population, StringComparer.Ordinal).Select(same => (IReadOnlyList<Cell>)
            [
                words.Population(same.Key), string.Join(", ", same.SelectMany(group => group.Tables).Select(PublicIdOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                Number(same.Sum(group => group.Audit!.HiddenCells)), Number(same.Sum(group => group.Audit!.Recovered)),
                Number(same.Sum(group => group.Audit!.RecoveredWhenPositive)), Number(same.Sum(group => group.Audit!.PrimariesBelowMinimum)),
            ]),
        ])
    { ShowCaption = false, Empty = "Nothing had to be hidden." };

    /// <summary>True where an attacker learns of a hidden cell what the policy forbids.</summary>
    public bool IsBroken => Attacked.Any(group => AuditWords.IsBroken(group.Audit!));

    public string? WhyPartial => Attacked.Select(group => AuditWords.Why(group.Audit!)).FirstOrDefault(why => why is not null);

    public DataTable Hidden => new(
        "Hidden cells", [new("Time"), new("Cell"), new("Why"), new("What can be known of it")],
        [.. Shown!.Hidden.Take(CellsMax).Select(one => (IReadOnlyList<Cell>)[one.Group.Group, words.Cell(one.Group.Population, one.Cell.Cell), Why(one.Cell), Known(one.Cell.Known)])])
    { ShowCaption = false, Empty = "No cell of the table is hidden." };

    /// <summary>The reasons that occur, each with what it means.</summary>
    public IEnumerable<(string Why, string Meaning)> Reasons => Shown!.Hidden.Select(one => (Why(one.Cell), Meaning(one.Cell, one.Group))).Distinct();

    public bool IsCut => Shown!.Hidden.Count > CellsMax;

    public async Task<IActionResult> OnGetAsync(Guid id, string? table, CancellationToken cancellationToken)
    {
        var outcome = await readSet.Handle(new(id, table), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return problem.Kind == ProblemKind.NotAllowed ? Refused(problem) : RefusedHere(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private IEnumerable<LedgerGroup> Attacked => Shown!.Ledger.Groups.Where(group => group.Audit is not null && (Shown.Table is null || group.Tables.Contains(Shown.Table.LedgerId, StringComparer.Ordinal)));

    private string PublicIdOf(string ledgerId) => Shown!.Tables.FirstOrDefault(one => one.LedgerId == ledgerId)?.Table.Id ?? ledgerId;

    private static string Why(LedgerCell cell) => cell.Hidden switch
    {
        HiddenFor.Itself => "for its own sake",
        HiddenFor.Another => "for another cell",
        HiddenFor.Earlier => "hidden before",
        _ => "for a part of it",
    };

    private static string Meaning(LedgerCell cell, LedgerGroup group) => cell.Hidden switch
    {
        HiddenFor.Itself => string.Create(CultureInfo.InvariantCulture, $"fewer than {group.Minimum} stand behind it, behind what is left without it, or behind its change since the last edition; or one of them gives too much of it"),
        HiddenFor.Another => "a cell that is hidden for its own sake could be reckoned from it",
        HiddenFor.Earlier => "an earlier release hid it, and to show it now would tell what was hidden then",
        _ => "one of the counts that it is made of is hidden",
    };

    private static string Known(KnownInterval? known) =>
        known is null ? "not audited"
        : double.IsInfinity(known.UpperWhenPositive) ? string.Create(CultureInfo.InvariantCulture, $"{known.LowerWhenPositive:#,0.#} or more")
        : string.Create(CultureInfo.InvariantCulture, $"{known.LowerWhenPositive:#,0.#} to {known.UpperWhenPositive:#,0.#}");

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
