using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Publishing.Releases;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Notices.Send;

/// <summary>Puts a notice into the outbox for everybody who asked, once a release has become public.</summary>
public sealed class NoticeWriting(TselaDb db, PublicTables tables, TimeProvider clock)
{
    private static readonly Actor Hour = new("the hour of the release", new HashSet<Right>(), Institution: null, Role: null);

    private static readonly TimeSpan UnconfirmedMax = TimeSpan.FromDays(7);

    /// <summary>How many releases were told of.</summary>
    public async Task<int> WriteDue(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var fresh = await db.Set<Release>()
            .Where(release => release.NoticedAt == null && release.SignedByHead != null && release.SignedByStatistician != null && release.TakenBackAt == null && release.PublishAt <= now)
            .ToListAsync(cancellationToken);
        // one that is held back is told of when it is there to be read
        var shown = fresh.Count == 0 ? [] : (await tables.Now(cancellationToken)).Releases.Select(release => release.Code).ToHashSet(StringComparer.Ordinal);
        fresh.RemoveAll(release => !shown.Contains(release.Code));
        if (fresh.Count > 0)
        {
            var subscribers = await db.Set<Subscriber>().AsNoTracking().Where(one => one.ConfirmedAt != null).Select(one => one.Id).ToListAsync(cancellationToken);
            foreach (var release in fresh)
            {
                release.NoticedAt = now;
                db.AddRange(subscribers.Select(subscriber => new OutgoingNotice { Id = IdOf(release.Id, subscriber), SubscriberId = subscriber, ReleaseId = release.Id, MadeAt = now, NextTryAt = now }));
                db.Audited(Hour, now, "release.publish", $"{release.Code} {release.Title}", why: HowMany.Of(subscribers.Count, "notice"));
            }

            // another process may have told of it at the same moment
            if (!await db.SaveUnlessTaken(cancellationToken))
            {
                return 0;
            }
        }

        var before = now - UnconfirmedMax;
        await db.Set<Subscriber>().Where(one => one.ConfirmedAt == null && one.AskedAt < before).ExecuteDeleteAsync(cancellationToken);
        return fresh.Count;
    }

    // the same notice has the same id, so that two processes cannot write it twice
    private static Guid IdOf(Guid release, Guid subscriber) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{release:N}|{subscriber:N}")).AsSpan(0, 16));
}
