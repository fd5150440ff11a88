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
    /// <param name="Table">The table whose hidden cells are shown; null for none.</param>
    public sealed record Request(Guid Set, string? Table = null);

    /// <param name="Hidden">Hidden cells of the table with their population, those hidden for their own sake first.</param>
    public sealed record Shown(ProtectedSet Set, IReadOnlyList<SafeTable> Tables, SetLedger Ledger, string? Table, IReadOnlyList<(LedgerGroup Group, LedgerCell Cell)> Hidden);

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
        var hidden = ledger.Groups.Where(group => request.Table is not null && group.Tables.Contains(request.Table, StringComparer.Ordinal))
            .SelectMany(group => group.Cells.Where(cell => cell.Hidden != Protecting.HiddenFor.Nothing).Select(cell => (group, cell)))
            .OrderBy(one => one.cell.Hidden).ThenBy(one => one.group.Group, StringComparer.Ordinal).ThenBy(one => one.cell.Cell, StringComparer.Ordinal);
        return new Shown(set, opened.Value, ledger, request.Table, [.. hidden]);
    }
}
