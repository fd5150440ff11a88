using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Notices.Confirm;

/// <summary>The holder of an address says that notices may come.</summary>
[NeedsNothing("because the key in the link is known to the holder of the address alone")]
public sealed class ConfirmNotices(TselaDb db, NoticeKeys keys, TimeProvider clock)
{
    public sealed record Request(Guid Subscriber, string Key);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!keys.MayConfirm(request.Subscriber, request.Key)
            || await db.Set<Subscriber>().SingleOrDefaultAsync(one => one.Id == request.Subscriber, cancellationToken) is not { } subscriber)
        {
            return NoticeProblems.LinkUnknown;
        }

        subscriber.ConfirmedAt ??= clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(cancellationToken);
        return Done.It;
    }
}
