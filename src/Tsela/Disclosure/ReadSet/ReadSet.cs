using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Disclosure.ReadSet;

/// <summary>What protection did to a set: which cells are hidden and why, and what attackers could still know of them.</summary>
[Needs(Right.ReadProtection)]
public sealed class ReadSet(TselaDb db, CurrentActor actor, ProtectedSets sets)
{
    /// <param name="Table">The table whose hidden cells are shown, as T01; null for none.</param>
    public sealed record Request(Guid Set, string? Table = null);

    /// <param name="Hidden">Hidden cells of the table with their population, those hidden for their own sake first.</param>
    public sealed record Shown(ProtectedSet Set, IReadOnlyList<Kept> Tables, SetLedger Ledger, Kept? Table, IReadOnlyList<(LedgerGroup Group, LedgerCell Cell)> Hidden);

    /// <param name="LedgerId">Under which the ledger has it: a table of a statistician stands there under the id by which it was chosen.</param>
    public sealed record Kept(SafeTable Table, string LedgerId, string? Advice);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadSet>() is { } refusal)
        {
            return refusal;
        }

        var opened = await sets.Open(request.Set, cancellationToken);
        if (opened.Problem is { } problem)
        {
            return problem;
        }

        var set = await db.Set<ProtectedSet>().AsNoTracking().SingleAsync(one => one.Id == request.Set, cancellationToken);
        var read = sets.LedgerOf(set);
        if (read.Problem is { } damaged)
        {
            return damaged;
        }

        var ledger = read.Value;
        // the ledger has the tables in the order of the set; registers, which have no cells, come after
        var tables = opened.Value.Select((table, i) => i < ledger.Tables.Count ? new Kept(table, ledger.Tables[i].Id, ledger.Tables[i].Advice) : new Kept(table, table.Id, Advice: null)).ToList();
        var chosen = tables.Find(one => one.Table.Id == request.Table);
        if (request.Table is { } asked && chosen is null)
        {
            return DisclosureProblems.NotInSet(asked);
        }

        var hidden = ledger.Groups.Where(group => chosen is not null && group.Tables.Contains(chosen.LedgerId, StringComparer.Ordinal))
            .SelectMany(group => group.Cells.Where(cell => cell.Hidden != Protecting.HiddenFor.Nothing).Select(cell => (group, cell)))
            .OrderBy(one => one.cell.Hidden).ThenBy(one => one.group.Group, StringComparer.Ordinal).ThenBy(one => one.cell.Cell, StringComparer.Ordinal);
        return new Shown(set, tables, ledger, chosen, [.. hidden]);
    }
}
