using Microsoft.EntityFrameworkCore;
using Tsela.Access;
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
    /// was taken back before that. Kept with the caller's next save.
    /// </summary>
    public async Task<Outcome<Done>> MarkPublic(Guid id, DateTime? from, CancellationToken cancellationToken)
    {
        if (await db.Set<ProtectedSet>().SingleOrDefaultAsync(set => set.Id == id, cancellationToken) is not { } found)
        {
            return DisclosureProblems.UnknownSet(id);
        }

        found.PublicFrom = from;
        return Done.It;
    }

    /// <summary>Keeps tables as a new set: the file now, its row with the caller's next save.</summary>
    internal Guid Add(IReadOnlyList<SafeTable> tables, Guid snapshot, Actor actor, DateTime now)
    {
        var id = Guid.CreateVersion7();
        db.Add(new ProtectedSet
        {
            Id = id, Snapshot = snapshot, MadeAt = now, MadeBy = actor.Name, Tables = tables.Count, IsTraining = tables.Any(table => table.IsTraining),
            Sha256 = ProtectedSetFile.Write(PathOf(id), tables),
        });
        return id;
    }

    private string PathOf(Guid id) => Path.Combine(folder.ProtectedSets, $"{id:N}.json.gz");
}
