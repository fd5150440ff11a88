using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tsela.Publishing.Downloads;
using static Tsela.Publishing.Reports.Word.WordNames;

namespace Tsela.Publishing.Reports.Word;

/// <summary>The parts of a document and how they hang together. Parts have no time of their own: the same report makes the same bytes.</summary>
internal sealed class WordPackage : IDisposable
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = false };

    private readonly ZipArchive archive;
    private readonly List<(string Name, string Type)> types = [];
    private readonly List<XElement> relations = [];

    public WordPackage(Stream output)
    {
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>A part that the document uses, by its name under word/; gives the id of the relation.</summary>
    public string Add(string name, string kind, string type, XElement content)
    {
        Write($"word/{name}", content);
        types.Add(($"/word/{name}", type));
        var id = $"rId{relations.Count + 1}";
        relations.Add(Relation(id, kind, name));
        return id;
    }

    public string Add(string name, string kind, XElement content) => Add(name, kind, $"{Main}{kind}+xml", content);

    /// <summary>A chart with the workbook in which Word edits its figures.</summary>
    public string AddChart(int number, Func<string, XElement> chart, byte[] workbook)
    {
        const string Embedded = "rId1";
        using (var entry = Entry($"word/embeddings/chart{number}.xlsx").Open())
        {
            entry.Write(workbook);
        }

        Write($"word/charts/_rels/chart{number}.xml.rels", new XElement(PackageRelationships + "Relationships", Relation(Embedded, "package", $"../embeddings/chart{number}.xlsx")));
        return Add($"charts/chart{number}.xml", "chart", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", chart(Embedded));
    }

    public void Finish(XElement document, XElement core)
    {
        Write("word/document.xml", document);
        types.Add(("/word/document.xml", $"{Main}document.main+xml"));
        Write("word/_rels/document.xml.rels", new XElement(PackageRelationships + "Relationships", relations));
        Write("docProps/core.xml", core);
        types.Add(("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"));
        Write("docProps/app.xml", new XElement(Extended + "Properties", new XElement(Extended + "Application", "Tsela")));
        types.Add(("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"));
        Write("_rels/.rels", new XElement(
            PackageRelationships + "Relationships",
            Relation("rId1", "officeDocument", "word/document.xml"),
            new XElement(
                PackageRelationships + "Relationship", new XAttribute("Id", "rId2"), new XAttribute("Target", "docProps/core.xml"),
                new XAttribute("Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties")),
            Relation("rId3", "extended-properties", "docProps/app.xml")));
        Write("[Content_Types].xml", new XElement(
            ContentTypes + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("xml", "application/xml"),
            Default("xlsx", DataFile.WorkbookType),
            types.Select(type => new XElement(ContentTypes + "Override", new XAttribute("PartName", type.Name), new XAttribute("ContentType", type.Type)))));
    }

    public void Dispose() => archive.Dispose();

    private void Write(string name, XElement content)
    {
        using var stream = Entry(name).Open();
        using var writer = XmlWriter.Create(stream, Plain);
        new XDocument(new XDeclaration("1.0", "UTF-8", "yes"), content).Save(writer);
    }

    private ZipArchiveEntry Entry(string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry;
    }

    private static XElement Relation(string id, string kind, string target) => new(
        PackageRelationships + "Relationship", new XAttribute("Id", id), new XAttribute("Type", OfficeRelation + kind), new XAttribute("Target", target));

    private static XElement Default(string extension, string type) =>
        new(ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
}
