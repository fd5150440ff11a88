using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Disclosure;

/// <summary>The sets of tables that were protected together, for whoever publishes them.</summary>
public sealed class ProtectedSets(TselaDb db, TselaFolder folder)
{
    /// <summary>The tables of a set.</summary>
    public async Task<Outcome<SafeTable[]>> Open(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<ProtectedSet>().AsNoTracking().SingleOrDefaultAsync(set => set.Id == id, cancellationToken) is not { } found)
        {
            return DisclosureProblems.UnknownSet(id);
        }

        return ProtectedSetFile.Read(PathOf(id), found.Sha256) is { } tables ? tables : DisclosureProblems.SetDamaged(PathOf(id));
    }

    /// <summary>
    /// Notes that a set becomes public at an hour, so that what is protected later reckons with it; null where its release
    /// was taken back before that. Kept with the caller's next save, which fails on a unique index where another set was
    /// signed at the same moment. Refused where another set was signed since this one was made, because the two were not
    /// protected together.
    /// </summary>
    public async Task<Outcome<Done>> MarkPublic(Guid id, DateTime? from, CancellationToken cancellationToken)
    {
        if (await db.Set<ProtectedSet>().SingleOrDefaultAsync(set => set.Id == id, cancellationToken) is not { } found)
        {
            return DisclosureProblems.UnknownSet(id);
        }

        if (from is not null)
        {
            // the turn comes first: a set that is signed after it is read takes the same one
            var turn = await db.Set<ProtectedSet>().MaxAsync(set => set.Turn, cancellationToken) ?? 0;
            if ((await WhyNotSigned(found, turn, cancellationToken) ?? await OpensTooEarly(found, from.Value, cancellationToken)) is { } problem)
            {
                return problem;
            }

            found.Turn = turn + 1;
        }

        found.PublicFrom = from;
        return Done.It;
    }

    /// <summary>Why a set could not be signed as things are; null where it could.</summary>
    public async Task<Problem?> WhyNotSigned(Guid id, CancellationToken cancellationToken) =>
        await db.Set<ProtectedSet>().AsNoTracking().SingleOrDefaultAsync(set => set.Id == id, cancellationToken) is { } found
            ? await WhyNotSigned(found, int.MaxValue, cancellationToken) : DisclosureProblems.UnknownSet(id);

    /// <summary>Why a signed set that nobody has seen yet cannot be shown; null where it can.</summary>
    /// <param name="hour">The hour that its release has now; it must be the one for which the set was signed.</param>
    public async Task<Problem?> WhyNotShown(Guid id, DateTime hour, CancellationToken cancellationToken)
    {
        if (await db.Set<ProtectedSet>().AsNoTracking().SingleOrDefaultAsync(set => set.Id == id, cancellationToken) is not { } found)
        {
            return DisclosureProblems.UnknownSet(id);
        }

        return found.PublicFrom != hour ? DisclosureProblems.AnotherHour
            : !ProtectedSetFile.IsWhole(PathOf(id), found.Sha256) ? DisclosureProblems.SetDamaged(PathOf(id))
            : found.Turn is { } turn ? await NotReckonedWith(found, turn - 1, cancellationToken) : null;
    }

    /// <summary>Keeps tables as a new set: the files now, the row with the caller's next save. Where that fails, the caller discards the files.</summary>
    /// <param name="ledger">What protection did; null where the tables hold nothing that could be hidden.</param>
    internal Guid Add(IReadOnlyList<SafeTable> tables, Guid snapshot, Actor actor, DateTime now, SetLedger? ledger = null)
    {
        var id = Guid.CreateVersion7();
        try
        {
            db.Add(new ProtectedSet
            {
                Id = id, Snapshot = snapshot, MadeAt = now, MadeBy = actor.Name, Tables = tables.Count, IsTraining = tables.Any(table => table.IsTraining),
                LedgerSha256 = (ledger ?? SetLedger.Empty).Write(PathOf(id)), Sha256 = ProtectedSetFile.Write(PathOf(id), tables),
            });
            return id;
        }
        catch
        {
            Discard(id);
            throw;
        }
    }

    /// <summary>Removes the files of a set whose row could not be kept.</summary>
    internal void Discard(Guid id) => ProtectedSetFile.Delete(PathOf(id));

    /// <summary>What every set that is or will be public has shown and hidden.</summary>
    internal async Task<Outcome<PublicLedger>> WhatIsPublic(CancellationToken cancellationToken)
    {
        var sets = await db.Set<ProtectedSet>().AsNoTracking().Where(set => set.PublicFrom != null).OrderBy(set => set.PublicFrom).ThenBy(set => set.MadeAt).ToListAsync(cancellationToken);
        var editions = new List<(Guid, SetLedger, IReadOnlyList<SafeTable>)>();
        foreach (var set in sets)
        {
            if (ProtectedSetFile.Read(PathOf(set.Id), set.Sha256) is not { } tables)
            {
                return DisclosureProblems.PublicSetDamaged(PathOf(set.Id), set.MadeAt);
            }

            if (LedgerOf(set) is not { Succeeded: true, Value: { } ledger })
            {
                return DisclosureProblems.PublicSetDamaged(SetLedger.PathOf(PathOf(set.Id)), set.MadeAt);
            }

            editions.Add((set.Id, ledger, tables));
        }

        return new PublicLedger(editions);
    }

    /// <summary>What protection did to a set.</summary>
    internal Outcome<SetLedger> LedgerOf(ProtectedSet set) =>
        SetLedger.Read(PathOf(set.Id), set.LedgerSha256) is { } ledger ? ledger : DisclosureProblems.SetDamaged(SetLedger.PathOf(PathOf(set.Id)));

    private async Task<Problem?> WhyNotSigned(ProtectedSet set, int upTo, CancellationToken cancellationToken) =>
        ProtectedSetFile.IsWhole(PathOf(set.Id), set.Sha256) ? await NotReckonedWith(set, upTo, cancellationToken) : DisclosureProblems.SetDamaged(PathOf(set.Id));

    // whether two sets show the same people cannot be told from their tables alone, so every set that was signed must have been known
    private async Task<Problem?> NotReckonedWith(ProtectedSet set, int upTo, CancellationToken cancellationToken)
    {
        var own = LedgerOf(set);
        if (own.Problem is { } damaged)
        {
            return damaged;
        }

        var others = await db.Set<ProtectedSet>().AsNoTracking().Where(other => other.PublicFrom != null && other.Id != set.Id && (other.Turn == null || other.Turn <= upTo))
            .OrderBy(other => other.MadeAt).ToListAsync(cancellationToken);
        return others.Find(other => !own.Value.Considered.Contains(other.Id)) is { } unknown ? DisclosureProblems.OverTaken(unknown.MadeAt)
            : others.Find(other => !LedgerOf(other).Succeeded) is { } lost ? DisclosureProblems.PublicSetDamaged(SetLedger.PathOf(PathOf(lost.Id)), lost.MadeAt)
            : null;
    }

    // tables that were signed before are not protected against answers that come before them
    private async Task<Problem?> OpensTooEarly(ProtectedSet set, DateTime from, CancellationToken cancellationToken)
    {
        var later = await db.Set<ProtectedSet>().AsNoTracking().Where(other => other.PublicFrom > from && other.Id != set.Id).OrderByDescending(other => other.PublicFrom).FirstOrDefaultAsync(cancellationToken);
        return later is not null && ProtectedSetFile.Read(PathOf(set.Id), set.Sha256)!.Any(table => table.Kind == SafeTableKind.Register)
            ? DisclosureProblems.OpensTooEarly(later.MadeAt, later.PublicFrom!.Value) : null;
    }

    private string PathOf(Guid id) => ProtectedSetFile.PathOf(folder, id);
}
