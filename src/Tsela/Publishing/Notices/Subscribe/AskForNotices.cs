using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Notices.Subscribe;

/// <summary>Takes an address and sends it a link to confirm. The answer is the same whether the address is known or not.</summary>
[NeedsNothing("because anybody may ask for notices of releases")]
public sealed class AskForNotices(TselaDb db, TimeProvider clock)
{
    private const int AddressMax = 254;

    /// <summary>So many addresses an hour, that nobody floods other people's mail boxes through this form.</summary>
    private const int AsksMax = 200;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromDays(1);

    public sealed record Request(string Address);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = request.Address.Trim().ToLowerInvariant();
        if (address.Length > AddressMax || address.Any(char.IsControl) || !MailAddress.TryCreate(address, out var read) || read.Address != address || !read.Host.Contains('.', StringComparison.Ordinal))
        {
            return NoticeProblems.AddressUnreadable;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Set<Subscriber>().SingleOrDefaultAsync(one => one.Address == address, cancellationToken);
        if (known is { ConfirmedAt: not null } || known?.AskedAt > now - AskAgainAfter)
        {
            return Done.It;
        }

        var lastHour = now - TimeSpan.FromHours(1);
        if (await db.Set<Subscriber>().CountAsync(one => one.AskedAt > lastHour, cancellationToken) >= AsksMax)
        {
            return NoticeProblems.TooMany;
        }

        var subscriber = known ?? new Subscriber { Id = Guid.CreateVersion7(), Address = address, AskedAt = now };
        subscriber.AskedAt = now;
        if (known is null)
        {
            db.Add(subscriber);
        }

        db.Add(new OutgoingNotice { Id = Guid.CreateVersion7(), SubscriberId = subscriber.Id, MadeAt = now, NextTryAt = now });
        // whoever asks twice at one moment has asked
        await db.SaveUnlessTaken(cancellationToken);
        return Done.It;
    }
}
