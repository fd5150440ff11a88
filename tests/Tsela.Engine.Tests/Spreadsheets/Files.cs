using System.IO.Compression;
using System.Text;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Tests.Spreadsheets;

/// <summary>A row as read.</summary>
public sealed record ReadRow(long Number, string[] Cells, CellKind[] Kinds, bool Malformed)
{
    public string Line => string.Join('|', Cells);
}

/// <summary>Everything that a file gave.</summary>
public sealed record ReadTable(List<ReadRow> Rows, FileRefusal? Fault, IReadOnlyList<FileRemark> Remarks);

/// <summary>A folder for the files of one test, gone at its end.</summary>
public sealed class Files : IDisposable
{
    public Files()
    {
        Folder = Directory.CreateTempSubdirectory("tsela-spreadsheets-").FullName;
    }

    public string Folder { get; }

    public string Write(byte[] bytes, string name = "table.dat")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string text) => Write(Encoding.UTF8.GetBytes(text), "table.csv");

    /// <summary>A workbook of the given sheets' XML, with styles, shared strings and anything else under its part name.</summary>
    public string Workbook(string sheetXml, string? styles = null, string? shared = null, string workbookProperties = "", params (string Name, string Content)[] more)
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"),
            ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Xml.Main}\" xmlns:r=\"{Xml.Relation}\">{workbookProperties}<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", Relations([("rId1", "worksheet", "worksheets/sheet1.xml"), .. styles is null ? Array.Empty<(string, string, string)>() : [("rId2", "styles", "styles.xml")], .. shared is null ? Array.Empty<(string, string, string)>() : [("rId3", "sharedStrings", "/xl/sharedStrings.xml")]])),
            ("xl/worksheets/sheet1.xml", sheetXml),
        };
        if (styles is not null)
        {
            parts.Add(("xl/styles.xml", styles));
        }

        if (shared is not null)
        {
            parts.Add(("xl/sharedStrings.xml", $"<sst xmlns=\"{Xml.Main}\">{shared}</sst>"));
        }

        foreach (var part in more)
        {
            parts.RemoveAll(known => known.Item1 == part.Name);
            parts.Add(part);
        }

        return Package([.. parts]);
    }

    public string Package(params (string Name, string Content)[] parts)
    {
        var path = Path.Combine(Folder, $"{Guid.NewGuid():N}.xlsx");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in parts)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content);
        }

        return path;
    }

    public ReadTable Read(string path, ReadOptions? options = null)
    {
        var opening = TableFile.Open(path, (options ?? new ReadOptions()) with { SpillFolder = Folder });
        if (opening.Reader is null)
        {
            return new ReadTable([], opening.Refusal, []);
        }

        using var reader = opening.Reader;
        var rows = new List<ReadRow>();
        while (reader.Read())
        {
            var cells = Enumerable.Range(0, reader.CellCount).ToArray();
            rows.Add(new ReadRow(reader.RowNumber, Array.ConvertAll(cells, i => reader.Cell(i).ToString()), Array.ConvertAll(cells, reader.Kind), reader.IsMalformed));
        }

        return new ReadTable(rows, reader.Fault, reader.Remarks);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Relations(params (string Id, string Type, string Target)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{Xml.Relation}/{one.Type}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";
}

/// <summary>Pieces of SpreadsheetML.</summary>
public static class Xml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string Sheet(string rows, string before = "", string after = "") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>";

    public static string Styles(params string[] codes) =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts>"
        + string.Concat(codes.Select((code, i) => $"<numFmt numFmtId=\"{164 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/>"))
        + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
        + string.Concat(codes.Select((_, i) => $"<xf numFmtId=\"{164 + i}\"/>"))
        + "</cellXfs></styleSheet>";
}
