using Microsoft.EntityFrameworkCore;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Disclosure;

/// <summary>
/// Removes what was protected for nothing: sets that no release holds, and files that a write left when it was cut short. A
/// set that was ever signed stays, because its ledger is what is known of what the public has seen.
/// </summary>
public sealed class UnheldSets(TselaDb db, TselaFolder folder, TimeProvider clock)
{
    /// <summary>Another process may be at work on a release, and no release is at work for so long.</summary>
    private static readonly TimeSpan LeftFor = TimeSpan.FromDays(1);

    /// <param name="Sets">Sets that were removed.</param>
    /// <param name="Files">Files of no set that were removed.</param>
    /// <param name="Strange">Whole sets of files that this database does not know. They stay: the database may be an older one, brought back.</param>
    public sealed record Removed(int Sets, int Files, int Strange)
    {
        public bool IsAny => Sets + Files + Strange > 0;
    }

    /// <param name="held">The sets that a release holds, whatever has become of it.</param>
    public async Task<Removed> Remove(IReadOnlySet<Guid> held, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(held);
        var before = clock.GetUtcNow().UtcDateTime - LeftFor;
        var unsigned = await db.Set<ProtectedSet>().AsNoTracking().Where(set => set.PublicFrom == null && set.Turn == null && set.MadeAt < before).Select(set => set.Id).ToListAsync(cancellationToken);
        var sets = 0;
        foreach (var id in unsigned.Where(id => !held.Contains(id)))
        {
            sets += await Remove(id, cancellationToken) ? 1 : 0;
        }

        var known = await db.Set<ProtectedSet>().Select(set => set.Id).ToHashSetAsync(cancellationToken);
        var (files, strange) = (0, 0);
        foreach (var file in Directory.GetFiles(folder.ProtectedSets).Where(file => File.GetLastWriteTimeUtc(file) < before))
        {
            if (file.EndsWith(UnfinishedFile.Ending, StringComparison.Ordinal) || (IdOf(file, SetLedger.Ending) is { } lone && !known.Contains(lone) && !File.Exists(ProtectedSetFile.PathOf(folder, lone))))
            {
                File.Delete(file);
                files++;
            }
            else if (IdOf(file, ProtectedSetFile.Ending) is { } id && !known.Contains(id))
            {
                strange++;
            }
        }

        return new Removed(sets, files, strange);
    }

    // the row goes only with its files, and the files only where nobody has signed meanwhile
    private async Task<bool> Remove(Guid id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Set<ProtectedSet>().Where(set => set.Id == id && set.PublicFrom == null && set.Turn == null).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return false;
        }

        ProtectedSetFile.Delete(ProtectedSetFile.PathOf(folder, id));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static Guid? IdOf(string file, string ending) =>
        file.EndsWith(ending, StringComparison.Ordinal) && Guid.TryParseExact(Path.GetFileName(file)[..^ending.Length], "N", out var id) ? id : null;
}
