using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Tsela.Engine.Spreadsheets;
using Xunit;

namespace Tsela.Engine.Tests.Spreadsheets;

public sealed class Marking : IDisposable
{
    private static readonly string[] Touched =
    [
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels",
    ];

    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Marks_cells_of_the_clerks_own_workbook_and_leaves_the_rest()
    {
        var original = Sample();
        CellMark[] marks =
        [
            new(0, 0, MarkSeverity.Info, "The file as a whole."),
            new(2, 2, MarkSeverity.Error, "The day is after the period."),
            new(2, 2, MarkSeverity.Warning, "It is a Sunday."),
            new(2, 5, MarkSeverity.Error, "Beyond the last cell."),
            new(3, 0, MarkSeverity.Warning, "=This row came twice."),
            new(7, 1, MarkSeverity.Error, "A row that is not there."),
        ];
        var path = Marked(original, marks);
        WorkbookWriting.AssertValid(path);

        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var part = document.WorkbookPart!;
        var sheet = (WorksheetPart)part.GetPartById("rId1");
        var formats = part.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var fills = part.WorkbookStylesPart.Stylesheet.Fills!.Elements<Fill>().ToList();
        Assert.Equal("FFFFC7CD", Colour("B2"));
        Assert.Equal("FFFFC7CD", Colour("E2"));
        Assert.Equal("FFFFEB9D", Colour("A3"));
        Assert.Equal("FFFFC7CD", Colour("A7"));
        Assert.Null(Colour("A2"));
        Assert.Equal(14u, formats[(int)Cell("B2").StyleIndex!.Value].NumberFormatId!.Value);
        Assert.Equal("A1&\"x\"", Cell("C2").CellFormula!.Text);
        var comments = sheet.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().ToDictionary(one => one.Reference!.Value!, one => one.InnerText);
        Assert.Equal("The day is after the period.\nIt is a Sunday.", comments["B2"]);
        Assert.Equal(4, comments.Count);

        Cell Cell(string reference) => sheet.Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == reference);
        string? Colour(string reference) => fills[(int)formats[(int)(Cell(reference).StyleIndex?.Value ?? 0)].FillId!.Value].PatternFill?.ForegroundColor?.Rgb?.Value;
    }

    [Fact]
    public void Keeps_every_byte_of_the_parts_that_marks_do_not_touch()
    {
        var original = Sample();
        var path = Marked(original, [new(2, 1, MarkSeverity.Error, "Wrong.")]);
        var before = Parts(original);
        var after = Parts(path);
        Assert.All(before.Where(part => !Touched.Contains(part.Key)), part => Assert.Equal(part.Value, after[part.Key]));
        Assert.Contains("docProps/custom.xml", before.Keys);
    }

    [Fact]
    public void Lists_every_finding_on_its_own_sheet()
    {
        var path = Marked(Sample(), [new(0, 0, MarkSeverity.Info, "About the file."), new(2, 2, MarkSeverity.Error, "=Wrong.")]);
        var lines = files.Read(path, new ReadOptions { SheetName = "Findings" }).Rows.Select(row => row.Line).ToList();
        Assert.Contains("Errors (red): 1. Warnings (amber): 0. Remarks (blue): 1.", lines);
        Assert.Contains("File||Remark|About the file.", lines);
        Assert.Contains("B2|2|Error|=Wrong.", lines);
    }

    [Fact]
    public void A_marked_workbook_that_comes_back_reads_as_the_first_and_loses_its_old_marks()
    {
        var original = Sample();
        var first = Marked(original, [.. Enumerable.Range(2, 30).Select(row => new CellMark(row, 2, MarkSeverity.Error, "Old finding."))]);
        Assert.Equal(files.Read(original).Rows.Select(row => row.Line), files.Read(first).Rows.Select(row => row.Line));

        var second = Marked(first, [new(3, 1, MarkSeverity.Warning, "New finding.")]);
        WorkbookWriting.AssertValid(second);
        using var document = SpreadsheetDocument.Open(second, isEditable: false);
        var sheet = (WorksheetPart)document.WorkbookPart!.GetPartById("rId1");
        Assert.Equal("A3", Assert.Single(sheet.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>()).Reference!.Value);
        Assert.Equal("1", sheet.Worksheet.Descendants<Cell>().Single(cell => cell.CellReference == "B2").StyleIndex!.InnerText);
        Assert.Equal(2, document.WorkbookPart.Workbook.Sheets!.Count());
        using var drawing = new StreamReader(sheet.VmlDrawingParts.Single().GetStream());
        Assert.Equal(2, drawing.ReadToEnd().Split("<v:shape ").Length);
    }

    [Fact]
    public void Adds_to_the_clerks_own_comments()
    {
        var commented = Marked(Sample(), [new(2, 1, MarkSeverity.Error, "Ask Mpho.")]);
        using (var archive = ZipFile.Open(commented, ZipArchiveMode.Update))
        {
            var entry = archive.Entries.Single(one => one.FullName.StartsWith("xl/comments", StringComparison.Ordinal));
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd().Replace("<author>Tsela</author>", "<author>Mpho</author>", StringComparison.Ordinal);
            reader.Dispose();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(entry.FullName).Open());
            writer.Write(text);
        }

        var path = Marked(commented, [new(2, 1, MarkSeverity.Warning, "First."), new(3, 1, MarkSeverity.Warning, "Second.")]);
        WorkbookWriting.AssertValid(path);
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var sheet = (WorksheetPart)document.WorkbookPart!.GetPartById("rId1");
        var comments = sheet.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().ToDictionary(one => one.Reference!.Value!, one => one.InnerText);
        Assert.Equal("Ask Mpho.\n[Tsela] First.", comments["A2"]);
        Assert.Equal("Second.", comments["A3"]);
    }

    [Fact]
    public void Gives_a_csv_file_back_as_a_workbook_of_its_rows()
    {
        var csv = files.Write("no;day\n001;\"two\nlines\"\n=1+1;2024-03-31\n");
        var path = Marked(csv, [new(1, 0, MarkSeverity.Info, "Header."), new(4, 2, MarkSeverity.Error, "Late."), new(4, 3, MarkSeverity.Error, "Missing.")]);
        WorkbookWriting.AssertValid(path);
        Assert.Equal(["no|day", "001|two\nlines", "=1+1|2024-03-31"], files.Read(path).Rows.Select(row => row.Line));
        var lines = files.Read(path, new ReadOptions { SheetName = "Findings" }).Rows.Select(row => row.Line);
        Assert.Contains("B3|3|Error|Late.", lines);
    }

    [Fact]
    public void Keeps_extensions_and_puts_its_drawing_where_the_schema_wants_it()
    {
        var sheet = $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{Xml.Main}\" xmlns:r=\"{Xml.Relation}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"x14ac\" xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\"><dimension ref=\"A1:B1\"/><sheetFormatPr defaultRowHeight=\"15\" x14ac:dyDescent=\"0.25\"/><sheetData><row r=\"1\" spans=\"1:2\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c></row></sheetData><conditionalFormatting sqref=\"A1\"><cfRule type=\"containsBlanks\" priority=\"1\"><formula>LEN(TRIM(A1))=0</formula></cfRule></conditionalFormatting><pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/><extLst><ext uri=\"{{{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}}}\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:conditionalFormattings/></ext></extLst></worksheet>";
        var path = Marked(files.Workbook(sheet), [new(1, 1, MarkSeverity.Error, "Wrong.")]);
        WorkbookWriting.AssertValid(path);
        var text = System.Text.Encoding.UTF8.GetString(Parts(path)["xl/worksheets/sheet1.xml"]);
        Assert.Contains("x14ac:dyDescent=\"0.25\"><c r=\"A1\" t=\"inlineStr\" s=\"1\"><is><t xml:space=\"preserve\"> a </t></is></c>", text, StringComparison.Ordinal);
        Assert.Matches("<legacyDrawing [^>]*/><extLst><ext ", text);
    }

    [Theory]
    [InlineData("<x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>x</x:t></x:is></x:c></x:row></x:sheetData>", 3)]
    [InlineData("<x:sheetData><x:row r=\"1\"><x:c t=\"inlineStr\"><x:is><x:t>x</x:t></x:is></x:c></x:row></x:sheetData>", 1)]
    [InlineData("<x:sheetData/>", 2)]
    public void Marks_sheets_that_write_their_names_with_a_prefix(string data, int row)
    {
        var sheet = $"<x:worksheet xmlns:x=\"{Xml.Main}\">{data}</x:worksheet>";
        var path = Marked(files.Workbook(sheet), [new(row, 1, MarkSeverity.Error, "Wrong."), new(row, 3, MarkSeverity.Error, "Absent.")]);
        WorkbookWriting.AssertValid(path);
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var part = (WorksheetPart)document.WorkbookPart!.GetPartById("rId1");
        Assert.Equal(2, part.Worksheet.Descendants<Cell>().Count(cell => cell.StyleIndex is not null));
        Assert.Equal(2, part.WorksheetCommentsPart!.Comments.CommentList!.Count());
    }

    [Fact]
    public void Colours_a_strict_workbook_without_the_comments_that_it_cannot_hold()
    {
        const string strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        const string relation = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        var original = files.Workbook(
            $"<worksheet xmlns=\"{strict}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>",
            more: [("xl/workbook.xml", $"<workbook xmlns=\"{strict}\" xmlns:r=\"{relation}\" conformance=\"strict\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"), ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")]);
        var path = Marked(original, [new(1, 1, MarkSeverity.Error, "Wrong.")]);
        Assert.Equal("x", Assert.Single(files.Read(path).Rows).Line);
        Assert.Contains(files.Read(path, new ReadOptions { SheetName = "Findings" }).Rows, row => row.Line == "A1|1|Error|Wrong.");
        Assert.DoesNotContain(Parts(path).Keys, name => name.Contains("comments", StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_beyond_the_cap_on_comments_and_says_so()
    {
        var rows = 20_010;
        var csv = files.Write("a\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i}\n")));
        var path = Marked(csv, Enumerable.Range(2, rows).Select(row => new CellMark(row, 1, MarkSeverity.Warning, "Look.")));
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var sheet = (WorksheetPart)document.WorkbookPart!.GetPartById("rId1");
        Assert.Equal(20_000, sheet.WorksheetCommentsPart!.Comments.CommentList!.Count());
        Assert.Contains(files.Read(path, new ReadOptions { SheetName = "Findings" }).Rows, row => row.Line.Contains("10 further findings", StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_to_mark_what_cannot_be_read() =>
        Assert.Equal("wrong-format", MarkedWorkbook.Write(files.Write("%PDF-1.7"), Stream.Null, [], new ReadOptions())?.Code);

    private static Dictionary<string, byte[]> Parts(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
    }

    private string Sample() => files.Workbook(
        Xml.Sheet(
            "<row r=\"1\" spans=\"1:3\"><c r=\"A1\" t=\"inlineStr\"><is><t>no</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>day</t></is></c></row>"
            + "<row r=\"2\" spans=\"1:3\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>45382</v></c><c r=\"C2\" t=\"str\"><f>A1&amp;\"x\"</f><v>nox</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row>",
            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>",
            "<mergeCells count=\"1\"><mergeCell ref=\"D1:E1\"/></mergeCells><pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>"),
        $"<styleSheet xmlns=\"{Xml.Main}\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Arial\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>",
        more: [("docProps/custom.xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>")]);

    private string Marked(string original, IEnumerable<CellMark> marks)
    {
        var path = Path.Combine(files.Folder, $"{Guid.NewGuid():N}.xlsx");
        using var stream = File.Create(path);
        Assert.Null(MarkedWorkbook.Write(original, stream, marks, new ReadOptions { SpillFolder = files.Folder }));
        return path;
    }
}
