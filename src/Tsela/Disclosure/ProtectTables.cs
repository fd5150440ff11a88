using Tsela.Access;
using Tsela.Disclosure.Asking;
using Tsela.Disclosure.Making;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Protecting.Linking;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics;

namespace Tsela.Disclosure;

/// <summary>Protects chosen tables of a snapshot together, and with all that is public already, and keeps them as a protected set.</summary>
[Needs(Right.PrepareReleases)]
public sealed class ProtectTables(TselaDb db, CurrentActor actor, CountedTables counted, PolicyBook policies, ProtectedSets sets, RegisterOpening opening, EarlierAnswers answers, TimeProvider clock)
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

        var ledger = await sets.WhatIsPublic(cancellationToken);
        var read = await counted.Read(request.Snapshot, [.. request.Chosen], cancellationToken);
        if ((ledger.Problem ?? read.Problem) is { } problem)
        {
            return problem;
        }

        var book = read.Value;
        var beside = await Beside(book, ledger.Value, cancellationToken);
        if (beside.Problem is { } unreadable)
        {
            return unreadable;
        }

        var answered = await answers.Of(ledger.Value, [.. beside.Value, .. book.Tables], cancellationToken);
        if (answered.Problem is { } unanswered)
        {
            return unanswered;
        }

        var registers = await opening.Open(book.Snapshot, [.. request.Chosen.Where(RegisterOpening.IsRegister)], cancellationToken);
        if (registers.Problem is { } uncounted)
        {
            return uncounted;
        }

        var made = await Task.Run(() => ProtectedBook.Of(book, beside.Value, policies, ledger.Value.With(answered.Value), cancellationToken), cancellationToken);
        Guid? set = null;
        SafeTable[] tables = [.. made.Tables, .. registers.Value];
        if (tables.Length > 0)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var kept = sets.Add(tables, book.Snapshot, actor.Actor, now, made.Ledger);
            db.Audited(actor.Actor, now, "protection.protect", $"protected set {kept}");
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch
            {
                sets.Discard(kept);
                throw;
            }

            set = kept;
        }

        var known = book.Tables.Select(table => table.Id).Concat(book.Refused.Select(one => one.Id)).Concat(registers.Value.Select(RegisterOpening.IdOf)).ToHashSet(StringComparer.Ordinal);
        List<RefusedTable> refused =
        [
            .. made.Refused, .. book.Refused.Select(one => new RefusedTable(one.Id, one.Title, one.Reason, Drop: null)),
            .. request.Chosen.Where(id => !known.Contains(id)).Select(RefusedTable.Unknown),
        ];
        List<TableLoss> losses = [.. made.Losses, .. registers.Value.Select(register => new TableLoss(register.Id, register.Title, register.Kind, register.Protection, Advice: null))];
        return new Protection(set, book.Snapshot, book.IsTraining, losses, refused, made.Audits);
    }

    internal static SafeTableKind KindOf(CountedKind kind) => kind switch
    {
        CountedKind.Indicator => SafeTableKind.Indicator,
        CountedKind.Table => SafeTableKind.Table,
        _ => SafeTableKind.Published,
    };

    // what is public of the same populations is protected with them, so that nothing new gives away what was hidden there
    private async Task<Outcome<IReadOnlyList<CountedTable>>> Beside(CountedBook book, PublicLedger ledger, CancellationToken cancellationToken)
    {
        var populations = book.Tables.SelectMany(table => table.Figures).SelectMany(figure => figure.Parts).Select(part => part.Population.Id).ToHashSet(StringComparer.Ordinal);
        var ids = ledger.TablesOf(populations, LinkedFates.RowsOf(book.Tables)).Except(book.Tables.Select(table => table.Id), StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
        {
            return Array.Empty<CountedTable>();
        }

        var read = await counted.Read(book.Snapshot, ids, cancellationToken);
        return read.Problem is { } problem ? problem
            : read.Value.Refused is [var gone, ..] ? DisclosureProblems.PublicTableGone(gone.Title, gone.Reason)
            : read.Value.Tables.ToArray();
    }
}
