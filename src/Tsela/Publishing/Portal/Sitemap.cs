using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tsela.Shared.Languages;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal;

/// <summary>What search engines read first.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Form = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    private static readonly string[] Always = ["/", "/data", "/topics", "/about", "/tools"];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/robots.txt", (HttpRequest request) => Results.Text(
            $"User-agent: *\nDisallow: /search\nDisallow: /embed/\nAllow: /\n\nSitemap: {Root(request)}/sitemap.xml\n", "text/plain", Encoding.UTF8)).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/sitemap.xml", async (HttpRequest request, ShownEdition shown, PublicTopics topics, CancellationToken cancellationToken) =>
            Results.Text(Write(Root(request), await shown.Read(cancellationToken), topics), "application/xml", Encoding.UTF8))
            .AllowAnonymous().ExcludeFromDescription().WithMetadata(new PublicPageAttribute { FollowsEdition = true });
    }

    private static string Root(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    private static string Write(string root, PublicEdition edition, PublicTopics topics)
    {
        var addresses = Always.Select(path => (Path: path, Changed: (DateTime?)null))
            .Concat(topics.All(edition).Where(topic => topic.Tables.Count > 0).Select(topic => (Path: $"/topics/{topic.Code}", Changed: (DateTime?)topic.Tables.Max(table => table.PublishedAt))))
            .Concat(edition.Registers.Select(register => (Path: $"/data/ask/{Uri.EscapeDataString(register.Table.Sources[0].Series)}", Changed: (DateTime?)register.PublishedAt)))
            .Concat(edition.Tables.Select(table => (Path: $"/data/{Uri.EscapeDataString(table.Id)}", Changed: (DateTime?)table.PublishedAt)));
        var all = new XElement(Form + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html.NamespaceName), addresses.Select(address => new XElement(
            Form + "url", new XElement(Form + "loc", root + address.Path),
            address.Changed is { } changed ? new XElement(Form + "lastmod", changed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            Enum.GetValues<Language>().Select(language => new XElement(
                Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language.Code()), new XAttribute("href", $"{root}{address.Path}?lang={language.Code()}"))))));
        using var written = new Utf8Writer();
        using (var xml = XmlWriter.Create(written, new XmlWriterSettings { Indent = true }))
        {
            all.WriteTo(xml);
        }

        return written.ToString();
    }

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
