using System.Globalization;
using System.Text;
using System.Xml;

namespace Tsela.Publishing.Releases.Public;

/// <summary>Releases and corrections as an Atom feed (RFC 4287), newest first.</summary>
internal static class ReleaseFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const string Office = "Bureau of Statistics of Lesotho";
    private const int EntriesMax = 100;

    public static async Task<IResult> Answer(HttpContext context, ReadReleases readReleases, CancellationToken cancellationToken)
    {
        var listed = (await readReleases.Handle(new(), cancellationToken)).Value;
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text(Write(listed, $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}"), "application/atom+xml; charset=utf-8");
    }

    private static string Write(ReadReleases.Listed listed, string site)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(new Utf8Text(text), new XmlWriterSettings { Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, "urn:tsela:releases");
            xml.WriteElementString("title", Namespace, "Releases and corrections: integrated migration data of Lesotho");
            xml.WriteElementString("updated", Namespace, At(listed.Edition.ChangedAt));
            Author(xml);
            Link(xml, "self", $"{site}/releases/feed.atom");
            Link(xml, "alternate", $"{site}/releases");
            foreach (var release in listed.Past.Take(EntriesMax))
            {
                Entry(xml, release, site);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Entry(XmlWriter xml, PublicRelease release, string site)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, $"urn:tsela:release:{release.Code}");
        xml.WriteElementString("title", Namespace, release.Corrects is { } corrected ? $"Correction of {corrected}: {release.Title}" : release.Title);
        xml.WriteElementString("published", Namespace, At(release.PublishedAt));
        xml.WriteElementString("updated", Namespace, At(release.PublishedAt));
        Link(xml, "alternate", $"{site}/releases/{release.Code}");
        xml.WriteElementString("summary", Namespace, string.Join("\n\n", new[] { release.Corrects is null ? null : release.Reason, release.Note }.Where(part => !string.IsNullOrEmpty(part))));
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml)
    {
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, Office);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string At(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed class Utf8Text(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
