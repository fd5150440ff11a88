using System.Net.Mail;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Tsela.Publishing.Releases;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Notices.Send;

/// <summary>Sends what waits in the outbox, each notice by the process that counted its attempt up, with longer and longer pauses.</summary>
public sealed class NoticePost(TselaDb db, NoticeKeys keys, TimeProvider clock)
{
    /// <summary>After so many attempts, about ten days, a notice is given up.</summary>
    public const int AttemptsMax = 16;

    private const int AtOnceMax = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Sends what is due; how many went out.</summary>
    public async Task<int> SendDue(MailServer server, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Set<OutgoingNotice>().Where(notice => notice.NextTryAt <= now).OrderBy(notice => notice.NextTryAt).Take(AtOnceMax).ToListAsync(cancellationToken);
        var text = new NoticeText(server, keys);
        var sent = 0;
        foreach (var notice in due)
        {
            notice.Attempts++;
            notice.NextTryAt = notice.Attempts < AttemptsMax ? now + PauseAfter(notice.Attempts) : null;
            if (await Taken(cancellationToken) && await Send(server, text, notice, cancellationToken))
            {
                sent++;
            }
        }

        return sent;
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, attempts - 1);
        return pause < LongestPause ? pause : LongestPause;
    }

    // false where another process took it first
    private async Task<bool> Taken(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException lost)
        {
            lost.Entries.ToList().ForEach(entry => entry.State = EntityState.Detached);
            return false;
        }
    }

    private async Task<bool> Send(MailServer server, NoticeText text, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        using var mail = await Write(text, notice, cancellationToken);
        try
        {
            if (mail is not null)
            {
                using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.IsEncrypted, Credentials = server.Account };
                await client.SendMailAsync(mail, cancellationToken);
                (notice.SentAt, notice.LastFault) = (clock.GetUtcNow().UtcDateTime, null);
            }

            notice.NextTryAt = null;
        }
        catch (Exception refused) when (refused is SmtpException or IOException or SocketException)
        {
            // its message may repeat the address
            notice.LastFault = refused is SmtpException smtp ? $"{smtp.StatusCode}" : refused.GetType().Name;
        }

        await db.SaveChangesAsync(cancellationToken);
        return notice.SentAt is not null;
    }

    // null where whoever it was for has left, or the release was never public
    private async Task<MailMessage?> Write(NoticeText text, OutgoingNotice notice, CancellationToken cancellationToken)
    {
        if (await db.Set<Subscriber>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == notice.SubscriberId, cancellationToken) is not { } subscriber)
        {
            return null;
        }

        if (notice.ReleaseId is not { } id)
        {
            return text.ToConfirm(subscriber, notice);
        }

        var release = await db.Set<Release>().AsNoTracking().SingleAsync(one => one.Id == id, cancellationToken);
        var corrected = release.Corrects is { } former ? (await db.Set<Release>().AsNoTracking().SingleAsync(one => one.Id == former, cancellationToken)).Code : null;
        return text.OfRelease(subscriber, notice, release, corrected);
    }
}
