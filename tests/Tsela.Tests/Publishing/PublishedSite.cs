using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Disclosure.Sets;
using Tsela.Publishing;
using Tsela.Publishing.Releases;
using Tsela.Shared.Database;

namespace Tsela.Tests.Publishing;

/// <summary>A whole system in which tables are public, or under embargo, without the way that leads there.</summary>
internal static class PublishedSite
{
    public static async Task<TestSite> Start(Engine engine, params SafeTable[] tables)
    {
        var site = await TestSite.Start(engine);
        await site.Publish(tables.Length == 0 ? SampleTables.All() : tables, SampleTables.ExtractedAt);
        return site;
    }

    /// <param name="publishAt">In the future for an embargo.</param>
    public static async Task<Release> Publish(this TestSite site, IReadOnlyList<SafeTable> tables, DateTime publishAt, Guid? corrects = null, string? reason = null)
    {
        var release = await site.Draft(tables, publishAt, corrects, reason, isSigned: true);
        site.System.Services.GetRequiredService<PublicTables>().Forget();
        return release;
    }

    /// <summary>A release that waits for its signatures, or has them.</summary>
    public static async Task<Release> Draft(this TestSite site, IReadOnlyList<SafeTable> tables, DateTime publishAt, Guid? corrects = null, string? reason = null, bool isSigned = false)
    {
        await using var scope = site.System.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        var sets = scope.ServiceProvider.GetRequiredService<ProtectedSets>();
        var known = await db.Set<ProtectedSet>().Where(one => one.PublicFrom != null).Select(one => one.Id).ToListAsync(TestContext.Current.CancellationToken);
        var set = sets.Add(tables, tables[0].Snapshot, Actor.CommandLine, SampleTables.ExtractedAt, SetLedger.Empty with { Considered = known });
        var number = db.Set<Release>().Count() + 1;
        DateTime? at = isSigned ? SampleTables.ExtractedAt : null;
        var release = new Release
        {
            Id = Guid.CreateVersion7(), Number = number, Title = $"Release {number}", Note = $"Made up for tests, no. {number}.", ProtectedSet = set, Snapshot = tables[0].Snapshot,
            PreparedBy = "a statistician", PreparedAt = SampleTables.ExtractedAt, SignedByStatistician = isSigned ? "a statistician" : null, SignedByStatisticianAt = at,
            SignedByHead = isSigned ? "the head" : null, SignedByHeadAt = at, PublishAt = publishAt, Corrects = corrects, Reason = reason,
        };
        db.Add(release);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        if (isSigned)
        {
            Assert.True((await sets.MarkPublic(set, publishAt, TestContext.Current.CancellationToken)).Succeeded);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return release;
    }
}
