using Tsela.Access;
using Tsela.Disclosure.Making;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics;

namespace Tsela.Disclosure;

/// <summary>Protects chosen tables of a snapshot together and keeps them as a protected set.</summary>
[Needs(Right.PrepareReleases)]
public sealed class ProtectTables(TselaDb db, CurrentActor actor, CountedTables counted, PolicyBook policies, ProtectedSets sets, TimeProvider clock)
{
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    /// <param name="Chosen">Ids as <see cref="ChooseTables"/> gives them.</param>
    public sealed record Request(Guid? Snapshot, IReadOnlyList<string> Chosen);

    public async Task<Outcome<Protection>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ProtectTables>() is { } refusal)
        {
            return refusal;
        }

        if (request.Chosen.Count == 0)
        {
            return DisclosureProblems.NothingChosen;
        }

        var read = await counted.Read(request.Snapshot, [.. request.Chosen], cancellationToken);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var book = read.Value;
        var made = book.Tables.Select(table => Make(table, book)).ToList();
        List<RefusedTable> refused = [.. request.Chosen.Where(id => book.Tables.All(table => table.Id != id)).Select(RefusedTable.Unknown)];
        Guid? set = null;
        if (made.Count > 0)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            set = sets.Add(made, book.Snapshot, actor.Actor, now);
            db.Audited(actor.Actor, now, "protection.protect", $"protected set {set}");
            await db.SaveChangesAsync(cancellationToken);
        }

        return new Protection(
            set, book.Snapshot, book.IsTraining, [.. made.Select(table => new TableLoss(table.Id, table.Title, table.Kind, table.Protection, Advice: null))], refused, []);
    }

    internal static SafeTableKind KindOf(CountedKind kind) => kind switch
    {
        CountedKind.Indicator => SafeTableKind.Indicator,
        CountedKind.Table => SafeTableKind.Table,
        _ => SafeTableKind.Published,
    };

    private SafeTable Make(CountedTable table, CountedBook book)
    {
        var fates = WholeBreakdowns.FatesOf(table, policies);
        return SafeTableMaker.Make(table, fates, LossOf.Table(table, fates, policies), book);
    }
}
