using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.SavedTables;

internal static class SavedTableQueries
{
    /// <summary>The number of the next table that is shared.</summary>
    public static async Task<int> NextTableNumber(this TselaDb db, CancellationToken cancellationToken) =>
        (await db.Set<SavedTable>().MaxAsync(table => table.Number, cancellationToken) ?? 0) + 1;

    /// <summary>Why a table could not be saved: another of its owner has the name, or another has the number since it was given.</summary>
    public static async Task<Problem> WhyTaken(this TselaDb db, SavedTable refused, CancellationToken cancellationToken) =>
        await db.Set<SavedTable>().AnyAsync(table => table.Owner == refused.Owner && table.Name == refused.Name && table.Id != refused.Id, cancellationToken)
            ? SavedTableProblems.NameTaken(refused.Name) : SavedTableProblems.SharedMeanwhile;

    /// <summary>The tables that are shared, in the order of their numbers.</summary>
    public static Task<List<SavedTable>> SharedTables(this TselaDb db, CancellationToken cancellationToken) =>
        db.Set<SavedTable>().AsNoTracking().Where(table => table.IsShared && table.Number != null && table.ForgottenAt == null).OrderBy(table => table.Number).ToListAsync(cancellationToken);

    /// <summary>The tables of some ids that were shared once; those that were deleted since, too.</summary>
    public static Task<List<SavedTable>> NumberedTables(this TselaDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<SavedTable>().AsNoTracking().Where(table => table.Number != null && ids.Contains(table.Id)).ToListAsync(cancellationToken);
}
