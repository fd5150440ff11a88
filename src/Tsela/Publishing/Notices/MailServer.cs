using System.Net;
using System.Net.Mail;
using Tsela.Shared.Commands;

namespace Tsela.Publishing.Notices;

/// <summary>The mail server of the installation, from its settings.</summary>
/// <param name="Site">Address of the site as the public knows it: links in a mail must not come from what a visitor's browser claims.</param>
public sealed record MailServer(string Host, int Port, bool IsEncrypted, NetworkCredential? Account, MailAddress From, Uri Site)
{
    /// <summary><c>smtp://user:password@host:587</c>; with <c>smtp+plain</c> for a server on the same machine that speaks no TLS.</summary>
    public const string ServerSetting = "TSELA_MAIL_SERVER";

    public const string FromSetting = "TSELA_MAIL_FROM";

    public const string SiteSetting = "TSELA_SITE";

    private const string Plain = "smtp+plain";
    private const int SubmissionPort = 587;

    /// <summary>Null where no server is set.</summary>
    /// <exception cref="UnusableInputException">A setting cannot be read; its words are not repeated, because they may hold a password.</exception>
    public static MailServer? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[ServerSetting] is not { Length: > 0 } written)
        {
            return null;
        }

        if (!Uri.TryCreate(written, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or Plain) || server.Host.Length == 0)
        {
            throw new UnusableInputException($"{ServerSetting} cannot be read. Write it as smtp://user:password@mail.example.org:587.");
        }

        if (!MailAddress.TryCreate(configuration[FromSetting], out var from))
        {
            throw new UnusableInputException($"{FromSetting} must name the address from which notices are sent, as statistics@example.org.");
        }

        if (!Uri.TryCreate(configuration[SiteSetting], UriKind.Absolute, out var site) || site.Scheme is not ("https" or "http"))
        {
            throw new UnusableInputException($"{SiteSetting} must name the address of this site as the public knows it, as https://migration.example.org.");
        }

        return new MailServer(server.Host, server.Port > 0 ? server.Port : SubmissionPort, server.Scheme != Plain, AccountOf(server), from, site);
    }

    /// <summary>The full address of a path of the site.</summary>
    public string At(string path) => $"{Site.GetLeftPart(UriPartial.Path).TrimEnd('/')}{path}";

    private static NetworkCredential? AccountOf(Uri server) =>
        server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, var password] ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) : null;
}
