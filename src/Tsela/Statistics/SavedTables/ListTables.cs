using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.SavedTables;

/// <summary>Where a table begins: what can be tabulated, what was saved, what was looked at last.</summary>
[Needs(Right.BuildTables)]
public sealed class ListTables(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, KeptTables kept, RecentTables recent)
{
    public sealed record Request;

    /// <param name="Rows">Records in the latest snapshot.</param>
    public sealed record Source(TableSchema Series, long Rows);

    public sealed record Holder(string Institution, IReadOnlyList<Source> Series);

    public sealed record Listed(
        SnapshotManifest? Manifest, IReadOnlyList<SavedTable> Own, IReadOnlyList<SavedTable> Shared, IReadOnlyList<RecentTables.Looked> Recent,
        IReadOnlyList<Holder> Holders, IReadOnlyList<IndicatorCategory> Categories);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListTables>() is { } refusal)
        {
            return refusal;
        }

        var me = actor.Actor.Name;
        var saved = await db.Set<SavedTable>().AsNoTracking().Where(table => table.ForgottenAt == null && (table.Owner == me || table.IsShared)).OrderBy(table => table.Name).ToListAsync(cancellationToken);
        var latest = await db.LatestSnapshot(cancellationToken);
        var open = latest is null ? StatisticsProblems.NoSnapshot : kept.Open(latest);
        if (open.Problem is { Kind: not ProblemKind.NotFound } damaged)
        {
            return damaged;
        }

        var manifest = open.Succeeded ? open.Value.Manifest : null;
        return new Listed(
            manifest, [.. saved.Where(table => table.Owner == me)], [.. saved.Where(table => table.Owner != me)], recent.Of(me), Holders(manifest), catalogue.IndicatorCategories);
    }

    private List<Holder> Holders(SnapshotManifest? manifest) =>
    [
        .. (manifest?.Series ?? []).Where(series => series.Rows > 0 && catalogue.Series.ContainsKey(series.Id))
            .GroupBy(series => series.Institution, StringComparer.Ordinal)
            .Select(group => new Holder(
                catalogue.Institution(group.Key)?.Name ?? group.Key,
                [.. group.Select(series => new Source(catalogue.Series[series.Id], series.Rows)).OrderBy(source => source.Series.Name, StringComparer.Ordinal)]))
            .OrderBy(holder => holder.Institution, StringComparer.Ordinal),
    ];
}
