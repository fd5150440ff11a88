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
    /// was taken back before that. Kept with the caller's next save. Refused where tables of the same people have become
    /// public since the set was made, because it was not protected together with them.
    /// </summary>
    public async Task<Outcome<Done>> MarkPublic(Guid id, DateTime? from, CancellationToken cancellationToken)
    {
        if (await db.Set<ProtectedSet>().SingleOrDefaultAsync(set => set.Id == id, cancellationToken) is not { } found)
        {
            return DisclosureProblems.UnknownSet(id);
        }

        if (from is not null && !ProtectedSetFile.IsWhole(PathOf(id), found.Sha256))
        {
            return DisclosureProblems.SetDamaged(PathOf(id));
        }

        if (from is not null && await NotReckonedWith(found, cancellationToken) is { } other)
        {
            return DisclosureProblems.OverTaken(other.MadeAt);
        }

        found.PublicFrom = from;
        return Done.It;
    }

    /// <summary>Keeps tables as a new set: the files now, the row with the caller's next save.</summary>
    /// <param name="ledger">What protection did; null where the tables hold nothing that could be hidden.</param>
    internal Guid Add(IReadOnlyList<SafeTable> tables, Guid snapshot, Actor actor, DateTime now, SetLedger? ledger = null)
    {
        var id = Guid.CreateVersion7();
        ledger?.Write(PathOf(id));
        db.Add(new ProtectedSet
        {
            Id = id, Snapshot = snapshot, MadeAt = now, MadeBy = actor.Name, Tables = tables.Count, IsTraining = tables.Any(table => table.IsTraining),
            Sha256 = ProtectedSetFile.Write(PathOf(id), tables),
        });
        return id;
    }

    /// <summary>What every set that is or will be public has shown and hidden.</summary>
    internal async Task<Outcome<PublicLedger>> WhatIsPublic(CancellationToken cancellationToken)
    {
        var sets = await db.Set<ProtectedSet>().AsNoTracking().Where(set => set.PublicFrom != null).OrderBy(set => set.PublicFrom).ThenBy(set => set.MadeAt).ToListAsync(cancellationToken);
        var editions = new List<(Guid, SetLedger, IReadOnlyList<SafeTable>)>();
        foreach (var set in sets)
        {
            if (ProtectedSetFile.Read(PathOf(set.Id), set.Sha256) is not { } tables)
            {
                return DisclosureProblems.SetDamaged(PathOf(set.Id));
            }

            editions.Add((set.Id, LedgerOf(set.Id), tables));
        }

        return new PublicLedger(editions);
    }

    /// <summary>What protection did to a set.</summary>
    internal SetLedger LedgerOf(Guid id) => SetLedger.Read(PathOf(id)) ?? SetLedger.Empty;

    private async Task<ProtectedSet?> NotReckonedWith(ProtectedSet set, CancellationToken cancellationToken)
    {
        var own = LedgerOf(set.Id);
        var others = await db.Set<ProtectedSet>().AsNoTracking().Where(other => other.PublicFrom != null && other.Id != set.Id).ToListAsync(cancellationToken);
        return others.Find(other => !own.Considered.Contains(other.Id) && LedgerOf(other.Id).Shares(own));
    }

    private string PathOf(Guid id) => Path.Combine(folder.ProtectedSets, $"{id:N}.json.gz");
}
