using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Notices.Outbox;

/// <summary>How the notices go: counts and faults, and never an address.</summary>
[Needs(Right.ReadReleases)]
public sealed class ReadOutbox(TselaDb db, CurrentActor actor, IConfiguration configuration)
{
    public sealed record Request;

    /// <param name="Server">Host of the mail server; null where none is set.</param>
    /// <param name="Faults">What the server answered to those that wait or were given up, with how many.</param>
    public sealed record Shown(string? Server, int Subscribers, int Unconfirmed, int Waiting, int Sent, int GivenUp, IReadOnlyList<(string Fault, int Count)> Faults);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ReadOutbox>() is { } refusal)
        {
            return refusal;
        }

        var notices = db.Set<OutgoingNotice>().AsNoTracking();
        var faults = await notices.Where(notice => notice.SentAt == null && notice.LastFault != null).GroupBy(notice => notice.LastFault!)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return new Shown(
            MailServer.Read(configuration)?.Host,
            await db.Set<Subscriber>().CountAsync(one => one.ConfirmedAt != null, cancellationToken), await db.Set<Subscriber>().CountAsync(one => one.ConfirmedAt == null, cancellationToken),
            await notices.CountAsync(notice => notice.NextTryAt != null, cancellationToken), await notices.CountAsync(notice => notice.SentAt != null, cancellationToken),
            await notices.CountAsync(notice => notice.NextTryAt == null && notice.SentAt == null, cancellationToken), [.. faults.Select(one => (one.Key, one.Count))]);
    }
}
