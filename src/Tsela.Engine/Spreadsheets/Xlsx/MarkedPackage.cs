using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Writes a clerk's own workbook again with marks: copies every part, and rewrites the few that the marks touch.</summary>
internal sealed class MarkedPackage : IDisposable
{
    private const string TransitionalMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private readonly Package package;
    private readonly Workbook workbook;
    private readonly Sheet sheet;
    private readonly ZipArchive archive;
    private readonly ReadLimits limits;
    private bool isStrict;
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> newTypes = new(StringComparer.Ordinal);

    private MarkedPackage(Package package, Workbook workbook, Sheet sheet, Stream output, ReadLimits limits)
    {
        this.package = package;
        this.workbook = workbook;
        this.sheet = sheet;
        this.limits = limits;
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
    }

    public static void Write(Package package, Workbook workbook, Sheet sheet, Stream output, IEnumerable<CellMark> marks, ReadOptions options)
    {
        using var marked = new MarkedPackage(package, workbook, sheet, output, options.Limits);
        marked.Write(marks);
    }

    public void Dispose() => archive.Dispose();

    private void Write(IEnumerable<CellMark> marks)
    {
        var main = workbook.StylesPart is { } part && package.Has(part) ? package.Document(part) : null;
        using (var xml = package.Xml(sheet.Part))
        {
            xml.MoveToContent();
            isStrict = xml.NamespaceURI == StrictMain;
        }

        var styles = new MarkedStyles(main, isStrict ? StrictMain : TransitionalMain);
        var comments = new SheetComments();
        WriteSheet(marks, styles, comments);
        var findings = WriteFindings(marks, styles, comments.LeftOut);
        var stylesPart = workbook.StylesPart ?? "xl/styles.xml";
        using (var stream = Create(stylesPart))
        {
            styles.Save(stream);
        }

        WriteWorkbook(findings, main is null ? stylesPart : null);
        WriteTypes();
        foreach (var entry in package.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (!written.Contains(name) && !name.EndsWith('/'))
            {
                using var from = package.Open(name);
                using var to = Create(name);
                from.CopyTo(to);
            }
        }
    }

    private void WriteSheet(IEnumerable<CellMark> marks, MarkedStyles styles, SheetComments comments)
    {
        var relations = Relations.Read(package, sheet.Part, limits);
        var commentsPart = relations.Find(one => one.Is("comments"))?.Target;
        string? drawingId;
        using (var cursor = new MarkCursor(marks))
        using (var xml = package.Xml(sheet.Part))
        using (var writer = XmlWriter.Create(Create(sheet.Part), new XmlWriterSettings { CloseOutput = true, CheckCharacters = false, Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartDocument(standalone: true);
            xml.MoveToContent();
            var marker = new SheetMarker(xml, writer, cursor, styles, comments);
            marker.Copy(isStrict || cursor.NextRow == long.MaxValue ? null : "rIdTselaDrawing", isStrict ? StrictRelations : WorkbookParts.RelationNamespace);
            drawingId = marker.DrawingId;
        }

        if (!isStrict && (comments.Count > 0 || (styles.HasOurs && commentsPart is not null)))
        {
            WriteComments(comments, relations, commentsPart, drawingId);
        }
    }

    private void WriteComments(SheetComments comments, List<Relation> relations, string? commentsPart, string? drawingId)
    {
        var fresh = comments.All.ToList();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var added = new List<(string Id, string Type, string Target)>();
        if (commentsPart is not null && package.Has(commentsPart))
        {
            var document = package.Document(commentsPart);
            (fresh, gone) = MarkedComments.Merge(document, comments);
            using var stream = Create(commentsPart);
            document.Save(stream, SaveOptions.DisableFormatting);
        }
        else
        {
            var name = FreePart("xl/comments{0}.xml");
            using var part = new PartWriter(Create(name));
            comments.WriteComments(part);
            newTypes["/" + name] = WorkbookParts.CommentsType;
            added.Add(("rIdTselaComments", "comments", "/" + name));
        }

        var drawingPart = relations.Find(one => one.Id == drawingId && one.Is("vmlDrawing"))?.Target;
        if (drawingPart is not null && package.Has(drawingPart))
        {
            string drawing;
            using (var reader = new StreamReader(package.Open(drawingPart)))
            {
                drawing = reader.ReadToEnd();
            }

            using var part = new PartWriter(Create(drawingPart));
            MarkedComments.MergeDrawing(drawing, part, fresh, gone);
        }
        else
        {
            var name = FreePart("xl/drawings/vmlDrawing{0}.vml");
            using var part = new PartWriter(Create(name));
            comments.WriteDrawing(part);
            added.Add((drawingId ?? "rIdTselaDrawing", "vmlDrawing", "/" + name));
        }

        if (added.Count > 0)
        {
            AddRelations(Relations.PartOf(sheet.Part), added, WorkbookParts.RelationNamespace);
        }
    }

    private string WriteFindings(IEnumerable<CellMark> marks, MarkedStyles styles, long withoutComment)
    {
        var known = workbook.Sheets.Find(one => one.Name == workbook.FindingsSheet)?.Part;
        var name = known ?? FreePart("xl/worksheets/findings{0}.xml");
        using var part = new PartWriter(Create(name));
        part.Raw($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{(isStrict ? StrictMain : TransitionalMain)}\"><cols>");
        for (var i = 0; i < FindingsTable.Widths.Length; i++)
        {
            part.Raw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{FindingsTable.Widths[i]}\" customWidth=\"1\"/>"));
        }

        part.Raw("</cols><sheetData>");
        foreach (var row in FindingsTable.Rows(marks, own => own, withoutComment))
        {
            part.Raw("<row>"u8);
            foreach (var item in row)
            {
                WriteItem(part, styles, item);
            }

            part.Raw("</row>"u8);
        }

        part.Raw("</sheetData></worksheet>");
        if (known is null)
        {
            newTypes["/" + name] = WorkbookParts.SheetType;
        }

        return name;
    }

    private static void WriteItem(PartWriter part, MarkedStyles styles, FindingsTable.Item item)
    {
        var style = item.Look switch
        {
            CellLook.Header or CellLook.Title => styles.Header(),
            CellLook.ErrorMark => styles.Marked(0, MarkSeverity.Error),
            CellLook.WarningMark => styles.Marked(0, MarkSeverity.Warning),
            CellLook.InfoMark => styles.Marked(0, MarkSeverity.Info),
            _ => 0,
        };
        part.Raw("<c s=\""u8);
        part.Number(style);
        if (item.IsNumber)
        {
            part.Raw("\"><v>"u8);
            part.Raw(item.Text);
            part.Raw("</v></c>"u8);
            return;
        }

        part.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        part.Text(item.Text);
        part.Raw("</t></is></c>"u8);
    }

    private void WriteWorkbook(string findingsPart, string? newStyles)
    {
        var document = package.Document(workbook.Part);
        var root = document.Root!;
        var ns = root.Name.Namespace;
        XNamespace r = ns.NamespaceName == StrictMain ? StrictRelations : WorkbookParts.RelationNamespace;
        var added = new List<(string, string, string)>();
        var findingsName = workbook.FindingsSheet;
        if (findingsName is null || !workbook.Sheets.Exists(one => one.Part == findingsPart))
        {
            findingsName = FindingsTable.SheetName;
            for (var i = 2; workbook.Sheets.Exists(one => string.Equals(one.Name, findingsName, StringComparison.OrdinalIgnoreCase)); i++)
            {
                findingsName = string.Create(CultureInfo.InvariantCulture, $"{FindingsTable.SheetName} {i}");
            }

            var sheets = root.Element(ns + "sheets")!;
            var id = sheets.Elements().Max(one => (int?)one.Attribute("sheetId") ?? 0) + 1;
            var relation = FreeId("rIdTselaFindings");
            sheets.Add(new XElement(ns + "sheet", new XAttribute("name", findingsName), new XAttribute("sheetId", id), new XAttribute(r + "id", relation)));
            added.Add((relation, "worksheet", "/" + findingsPart));
        }

        Define(root, Workbook.DataName, sheet.Name);
        Define(root, Workbook.FindingsName, findingsName);
        using (var stream = Create(workbook.Part))
        {
            document.Save(stream, SaveOptions.DisableFormatting);
        }

        if (newStyles is not null)
        {
            newTypes["/" + newStyles] = WorkbookParts.StylesType;
            if (workbook.StylesPart is null)
            {
                added.Add((FreeId("rIdTselaStyles"), "styles", "/" + newStyles));
            }
        }

        if (added.Count > 0)
        {
            AddRelations(Relations.PartOf(workbook.Part), added, r.NamespaceName);
        }
    }

    private static void Define(XElement root, string name, string sheetName)
    {
        var ns = root.Name.Namespace;
        var names = root.Element(ns + "definedNames");
        if (names is null)
        {
            names = new XElement(ns + "definedNames");
            var before = root.Element(ns + "externalReferences") ?? root.Element(ns + "functionGroups") ?? root.Element(ns + "sheets")!;
            before.AddAfterSelf(names);
        }

        names.Elements().Where(one => (string?)one.Attribute("name") == name).Remove();
        names.Add(new XElement(ns + "definedName", new XAttribute("name", name), new XAttribute("hidden", "1"), $"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!$A$1"));
    }

    private string FreeId(string wanted)
    {
        var known = Relations.Read(package, workbook.Part, limits);
        var id = wanted;
        for (var i = 2; known.Exists(one => one.Id == id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{wanted}{i}");
        }

        return id;
    }

    private void AddRelations(string name, List<(string Id, string Type, string Target)> added, string typePrefix)
    {
        XNamespace ns = WorkbookParts.PackageRelations;
        var document = package.Has(name) ? package.Document(name) : new XDocument(new XElement(ns + "Relationships"));
        foreach (var (id, type, target) in added)
        {
            document.Root!.Add(new XElement(ns + "Relationship", new XAttribute("Id", id), new XAttribute("Type", $"{typePrefix}/{type}"), new XAttribute("Target", target)));
        }

        using var stream = Create(name);
        document.Save(stream, SaveOptions.DisableFormatting);
    }

    private void WriteTypes()
    {
        const string name = "[Content_Types].xml";
        XNamespace ns = WorkbookParts.ContentTypes;
        var document = package.Document(name);
        var root = document.Root!;
        if (!root.Elements(ns + "Default").Any(one => string.Equals((string?)one.Attribute("Extension"), "vml", StringComparison.OrdinalIgnoreCase)))
        {
            root.AddFirst(new XElement(ns + "Default", new XAttribute("Extension", "vml"), new XAttribute("ContentType", WorkbookParts.DrawingType)));
        }

        foreach (var (part, type) in newTypes)
        {
            root.Elements(ns + "Override").Where(one => string.Equals((string?)one.Attribute("PartName"), part, StringComparison.OrdinalIgnoreCase)).Remove();
            root.Add(new XElement(ns + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type)));
        }

        using var stream = Create(name);
        document.Save(stream, SaveOptions.DisableFormatting);
    }

    private string FreePart(string pattern)
    {
        for (var i = 1; ; i++)
        {
            var name = string.Format(CultureInfo.InvariantCulture, pattern, i);
            if (!package.Has(name) && !written.Contains(name))
            {
                return name;
            }
        }
    }

    private Stream Create(string name)
    {
        written.Add(name);
        return archive.CreateEntry(name, CompressionLevel.Fastest).Open();
    }
}
