using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>The parts around the sheets of a workbook that we write.</summary>
internal static class WorkbookParts
{
    // the earliest that the archive format can hold
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public const string RelationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    public const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    public const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    public const string CommentsType = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    public const string StylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
    public const string DrawingType = "application/vnd.openxmlformats-officedocument.vmlDrawing";
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public static void Write(ZipArchive archive, List<SheetSpec> sheets, List<(string Name, string Target)> names, StyleTable styles, Dictionary<int, SheetComments> comments)
    {
        using (var part = Open(archive, "xl/styles.xml"))
        {
            styles.Write(part);
        }

        foreach (var (number, own) in comments)
        {
            using (var part = Open(archive, $"xl/comments{number}.xml"))
            {
                own.WriteComments(part);
            }

            using (var part = Open(archive, $"xl/drawings/vmlDrawing{number}.vml"))
            {
                own.WriteDrawing(part);
            }

            Write(archive, $"xl/worksheets/_rels/sheet{number}.xml.rels", Head + Relationships(
                ("rIdDrawing", "vmlDrawing", $"../drawings/vmlDrawing{number}.vml"),
                ("rIdComments", "comments", $"../comments{number}.xml")));
        }

        using (var part = Open(archive, "xl/workbook.xml"))
        {
            WriteWorkbook(part, sheets, names);
        }

        Write(archive, "xl/_rels/workbook.xml.rels", Head + Relationships(
            [.. sheets.Select((_, i) => ($"rId{i + 1}", "worksheet", $"worksheets/sheet{i + 1}.xml")), ("rIdStyles", "styles", "styles.xml")]));
        Write(archive, "_rels/.rels", Head + Relationships(("rId1", "officeDocument", "xl/workbook.xml")));
        Write(archive, "[Content_Types].xml", Types(sheets.Count, comments.Keys));
    }

    public static PartWriter Open(ZipArchive archive, string name) =>
        new(Entry(archive, name).Open());

    /// <summary>A part without a time of its own: the same content makes the same bytes.</summary>
    public static ZipArchiveEntry Entry(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry;
    }

    private static void WriteWorkbook(PartWriter part, List<SheetSpec> sheets, List<(string Name, string Target)> names)
    {
        part.Raw($"{Head}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{RelationNamespace}\"><bookViews><workbookView/></bookViews><sheets>");
        for (var i = 0; i < sheets.Count; i++)
        {
            part.Raw("<sheet name=\"");
            part.Text(sheets[i].Name);
            part.Raw(string.Create(CultureInfo.InvariantCulture, $"\" sheetId=\"{i + 1}\"{(sheets[i].IsHidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>"));
        }

        part.Raw("</sheets>");
        if (names.Count > 0)
        {
            part.Raw("<definedNames>");
            foreach (var (name, target) in names)
            {
                part.Raw($"<definedName name=\"{name}\"{(name.StartsWith("Tsela_", StringComparison.Ordinal) ? " hidden=\"1\"" : "")}>");
                part.Text(target);
                part.Raw("</definedName>");
            }

            part.Raw("</definedNames>");
        }

        part.Raw("</workbook>");
    }

    private static string Relationships(params (string Id, string Type, string Target)[] relations) =>
        $"<Relationships xmlns=\"{PackageRelations}\">"
        + string.Concat(relations.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{RelationNamespace}/{one.Type}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";

    private static string Types(int sheets, IEnumerable<int> comments)
    {
        var text = new StringBuilder($"{Head}<Types xmlns=\"{ContentTypes}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"vml\" ContentType=\"{DrawingType}\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{StylesType}\"/>");
        for (var number = 1; number <= sheets; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{SheetType}\"/>");
        }

        foreach (var number in comments)
        {
            text.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/comments{number}.xml\" ContentType=\"{CommentsType}\"/>");
        }

        return text.Append("</Types>").ToString();
    }

    private static void Write(ZipArchive archive, string name, string content)
    {
        using var part = Open(archive, name);
        part.Raw(content);
    }
}
