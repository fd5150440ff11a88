using Tsela.Disclosure.Making;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Sets;
using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>Chosen tables after protection.</summary>
internal sealed record ProtectedBook(
    IReadOnlyList<SafeTable> Tables, IReadOnlyList<TableLoss> Losses, IReadOnlyList<RefusedTable> Refused, IReadOnlyList<PopulationAudit> Audits, SetLedger Ledger)
{
    /// <param name="beside">Tables that are public and show some of the same cells.</param>
    public static ProtectedBook Of(CountedBook book, IReadOnlyList<CountedTable> beside, PolicyBook policies, PublicLedger ledger, CancellationToken cancellationToken)
    {
        var refused = new List<RefusedTable>();
        while (true)
        {
            List<CountedTable> chosen = [.. book.Tables.Where(table => refused.TrueForAll(one => one.Id != table.Id))];
            var groups = ProtectedGroups.Of([.. beside, .. chosen.OrderBy(table => table.Kind == CountedKind.Table)], policies, ledger, cancellationToken);
            var fates = new FigureFates(groups, ledger);
            var drop = SharedTables.ToDrop(chosen, groups, fates);
            if (drop.Count == 0)
            {
                return Made(book with { Tables = chosen }, refused, groups, fates, policies, ledger);
            }

            refused.AddRange(drop);
        }
    }

    private static ProtectedBook Made(CountedBook book, List<RefusedTable> refused, ProtectedGroups groups, FigureFates fates, PolicyBook policies, PublicLedger ledger)
    {
        var tables = new List<SafeTable>();
        var losses = new List<TableLoss>();
        foreach (var table in book.Tables)
        {
            var own = fates.Of(table);
            if (fates.RefusalOf(table) is { } reason)
            {
                refused.Add(new RefusedTable(table.Id, table.Title, reason, LossOf.Worst(table, own)?.Title));
            }
            else if (own.All(fate => fate.IsHidden))
            {
                refused.Add(new RefusedTable(table.Id, table.Title, LossOf.NothingLeft(table, own), LossOf.Worst(table, own)?.Title));
            }
            else
            {
                var made = SafeTableMaker.Make(table, own, LossOf.Table(table, own, policies), book);
                tables.Add(made);
                losses.Add(new TableLoss(made.Id, made.Title, made.Kind, made.Protection, LossOf.Advice(table, own)));
            }
        }

        var kept = book.Tables.Where(table => refused.TrueForAll(one => one.Id != table.Id)).ToList();
        var ids = kept.Select(table => table.Id).ToHashSet(StringComparer.Ordinal);
        var cells = kept.SelectMany(table => table.Figures).SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen).Select(CellAddress.Of)
            .Distinct().ToLookup(address => (address.Population, address.Group), address => address.Cell);
        var shown = groups.All.Where(group => group.Group.Tables.Any(ids.Contains)).ToList();
        return new ProtectedBook(tables, losses, refused, AuditsOf(shown, ids), new SetLedger(
            [.. shown.Select(group => group.KeepsEarlier ? ledger.Entry(group.Group, ids) : Entry(group, cells[(group.Group.Population.Id, group.Group.Time)], ids))],
            [.. kept.Select(table => new LedgerTable(table.Id, table.Title, losses.Find(loss => loss.Id == SafeTableMaker.IdOf(table))?.Advice))],
            ledger.Sets));
    }

    private static LedgerGroup Entry(GroupFates fates, IEnumerable<string> cells, HashSet<string> ids) => new(
        fates.Group.Population.Id, fates.Group.Time, fates.Group.Policy.Name, fates.Group.Policy.Minimum, [.. fates.Group.Tables.Where(ids.Contains)],
        [
            .. cells.Order(StringComparer.Ordinal).Select(cell => fates.At(cell) is { } hidden
                ? new LedgerCell(cell, fates.Group.Find(cell)?.Value ?? 0, hidden.Why, hidden.Known)
                : new LedgerCell(cell, fates.Group.Find(cell)?.Value ?? 0, HiddenFor.Nothing)),
        ],
        fates.Audit);

    private static List<PopulationAudit> AuditsOf(List<GroupFates> groups, HashSet<string> ids) =>
    [
        .. groups.Where(group => group.Audit is not null).GroupBy(group => group.Group.Population.Id, StringComparer.Ordinal).Select(same => new PopulationAudit(
            same.Key, [.. same.SelectMany(group => group.Group.Tables).Where(ids.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            same.Select(group => group.Audit!).Aggregate((sum, next) => new DisclosureAudit(
                sum.HiddenCells + next.HiddenCells, sum.Recovered + next.Recovered, sum.RecoveredWhenPositive + next.RecoveredWhenPositive,
                sum.PrimariesBelowMinimum + next.PrimariesBelowMinimum, sum.IsPartial || next.IsPartial)
            {
                PrimariesInDoubt = sum.PrimariesInDoubt + next.PrimariesInDoubt,
                IntervalsNotExact = sum.IntervalsNotExact + next.IntervalsNotExact,
                Gap = sum.Gap == AuditGap.None ? next.Gap : sum.Gap,
            }))),
    ];
}
