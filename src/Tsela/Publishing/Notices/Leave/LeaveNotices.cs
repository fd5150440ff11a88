using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Notices.Leave;

/// <summary>Deletes an address and what was on its way to it.</summary>
[NeedsNothing("because the key in the link is known to the holder of the address alone")]
public sealed class LeaveNotices(TselaDb db, NoticeKeys keys)
{
    public sealed record Request(Guid Subscriber, string Key);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!keys.MayLeave(request.Subscriber, request.Key))
        {
            return NoticeProblems.LinkUnknown;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<OutgoingNotice>().Where(notice => notice.SubscriberId == request.Subscriber && notice.SentAt == null).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Subscriber>().Where(one => one.Id == request.Subscriber).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.It;
    }
}
