using Tsela.Shared;

namespace Tsela.Publishing.Notices;

public static class NoticeProblems
{
    public static readonly Problem AddressUnreadable = new("notice.address", "Write your e-mail address as name@example.org.");

    public static readonly Problem TooMany = new(
        "notice.too-many", "Many addresses were entered in the last hour, so none is taken at the moment. Try again in an hour, or use the Atom feed.", ProblemKind.Unavailable);

    public static readonly Problem LinkUnknown = new(
        "notice.link", "This link is not valid any more. If you want notices, enter your address again; if you have left them already, nothing is sent to you.", ProblemKind.Conflict);
}
