using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Tsela.Publishing.Releases;

namespace Tsela.Publishing.Notices.Send;

/// <summary>Writes the mails: plain text, with the links that the reader needs.</summary>
public sealed class NoticeText(MailServer server, NoticeKeys keys)
{
    public MailMessage ToConfirm(Subscriber subscriber, OutgoingNotice notice)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return Mail(subscriber, notice, "Confirm: notices of migration statistics", $"""
            Somebody, probably you, asked for notices of releases and corrections of the
            migration statistics of Lesotho at this address. Follow this link to receive them:

            {server.At($"/notices/confirm?who={subscriber.Id}&key={keys.ToConfirm(subscriber.Id)}")}

            If it was not you, do nothing: nothing more is sent, and the address is deleted
            after a week.
            """);
    }

    /// <param name="corrected">Code of the release that it corrects; null where it corrects none.</param>
    public MailMessage OfRelease(Subscriber subscriber, OutgoingNotice notice, Release release, string? corrected)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(release);
        var what = corrected is null ? $"Released: {release.Title}" : $"Correction of {corrected}: {release.Title}";
        return Mail(subscriber, notice, what, $"""
            {what}
            {release.Code}, {LesothoHour.InWords(release.PublishAt)} (Lesotho)

            {(corrected is null ? "" : $"Why: {release.Reason}\n\n")}{release.Note}

            {server.At($"/releases/{release.Code}")}

            --
            You receive this because you asked for notices of releases and corrections.
            To leave them: {LeaveLink(subscriber)}
            """);
    }

    private string LeaveLink(Subscriber subscriber) => server.At($"/notices/leave?who={subscriber.Id}&key={keys.ToLeave(subscriber.Id)}");

    private MailMessage Mail(Subscriber subscriber, OutgoingNotice notice, string subject, string text)
    {
        var mail = new MailMessage(server.From, new MailAddress(subscriber.Address))
        {
            // a title may hold what would break a header
            Subject = string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), SubjectEncoding = Encoding.UTF8,
            // as base 64: the library's quoted-printable sends line ends as signs of the text
            Body = text.ReplaceLineEndings("\r\n"), BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.Base64,
        };
        // the same at every attempt, so that a reader's program shows it once
        mail.Headers.Add("Message-ID", $"<{notice.Id:N}@{server.From.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        // RFC 8058
        mail.Headers.Add("List-Unsubscribe", $"<{LeaveLink(subscriber)}>");
        mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mail;
    }
}
