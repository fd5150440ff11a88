using Tsela.Engine.Spreadsheets;
using Xunit;

namespace Tsela.Engine.Tests.Spreadsheets;

public sealed class XlsxReading : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Reads_every_kind_of_cell()
    {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>in</t><r><rPr><b/></rPr><t>line</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c><c r=\"C1\" t=\"str\"><f>A1</f><v>formula</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\"><v>1.1000000000000001</v></c><c r=\"B2\" t=\"b\"><v>1</v></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"D2\" s=\"1\"/><c r=\"F2\"><v>-1E-3</v></c></row>";
        var table = files.Read(files.Workbook(Xml.Sheet(rows), shared: "<si><r><t>rich</t></r><r><t xml:space=\"preserve\"> text_x000D_</t></r></si>"));
        Assert.Null(table.Fault);
        Assert.Equal("rich text\r|inline|formula", table.Rows[0].Line);
        Assert.Equal("1.1|true|#DIV/0!|||-0.001", table.Rows[1].Line);
        Assert.Equal([CellKind.Number, CellKind.Boolean, CellKind.Error, CellKind.Empty, CellKind.Empty, CellKind.Number], table.Rows[1].Kinds);
    }

    [Theory]
    [InlineData("dd/mm/yyyy", "45382", "", "2024-03-31", CellKind.Date)]
    [InlineData("[$-409]d\\-mmm\\-yy;@", "45382", "", "2024-03-31", CellKind.Date)]
    [InlineData("yyyy-mm-dd hh:mm", "45382.75", "", "2024-03-31T18:00:00", CellKind.DateTime)]
    [InlineData("hh:mm", "0.75", "", "18:00:00", CellKind.Time)]
    [InlineData("dd/mm/yyyy hh:mm", "0.75", "", "18:00:00", CellKind.Time)]
    [InlineData("dd/mm/yyyy", "1", "", "1900-01-01", CellKind.Date)]
    [InlineData("dd/mm/yyyy", "59", "", "1900-02-28", CellKind.Date)]
    [InlineData("dd/mm/yyyy", "60", "", "1900-02-29", CellKind.Date)]
    [InlineData("dd/mm/yyyy", "61", "", "1900-03-01", CellKind.Date)]
    [InlineData("dd/mm/yyyy", "0", "<workbookPr date1904=\"1\"/>", "1904-01-01", CellKind.Date)]
    [InlineData("dd/mm/yyyy", "43920", "<workbookPr date1904=\"true\"/>", "2024-03-31", CellKind.Date)]
    [InlineData("dd/mm/yyyy", "-5", "", "-5", CellKind.Number)]
    [InlineData("mm", "45382", "", "2024-03-31", CellKind.Date)]
    [InlineData("[h]:mm", "1.5", "", "1.5", CellKind.Number)]
    [InlineData("00000", "123", "", "00123", CellKind.Number)]
    [InlineData("0%", "0.5", "", "0.5", CellKind.Number)]
    [InlineData("#,##0.00", "1234.5", "", "1234.5", CellKind.Number)]
    [InlineData("\"day \"0", "7", "", "7", CellKind.Number)]
    [InlineData("General", "9E+42", "", "9E+42", CellKind.Number)]
    [InlineData("General", "1.2345678901234501E+17", "", "123456789012345000", CellKind.Number)]
    [InlineData("0.0E+00", "12", "", "12", CellKind.Number)]
    public void Gives_numbers_as_their_format_shows_them(string code, string value, string properties, string expected, CellKind kind)
    {
        var sheet = Xml.Sheet($"<row><c s=\"1\"><v>{value}</v></c></row>");
        var row = files.Read(files.Workbook(sheet, Xml.Styles(code), workbookProperties: properties)).Rows[0];
        Assert.Equal(expected, row.Cells[0]);
        Assert.Equal(kind, row.Kinds[0]);
    }

    [Fact]
    public void Reads_strict_workbooks_with_their_written_dates()
    {
        const string strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
        var sheet = $"<x:worksheet xmlns:x=\"{strict}\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"d\"><x:v>2024-03-31T00:00:00</x:v></x:c><x:c r=\"B1\" t=\"d\"><x:v>2024-03-31T10:30:00.000</x:v></x:c><x:c r=\"C1\" t=\"inlineStr\"><x:is><x:t>x</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
        var row = Assert.Single(files.Read(files.Workbook(sheet)).Rows);
        Assert.Equal("2024-03-31|2024-03-31T10:30:00|x", row.Line);
        Assert.Equal([CellKind.Date, CellKind.DateTime, CellKind.Text], row.Kinds);
    }

    [Fact]
    public void A_stray_far_cell_costs_one_row()
    {
        var sheet = Xml.Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"4\"><c r=\"A4\"><v>2</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>3</v></c></row>", "<dimension ref=\"A1:B9\"/>");
        var table = files.Read(files.Workbook(sheet));
        Assert.Equal([1, 2, 3, 4, 1_048_576], table.Rows.Select(row => row.Number));
        Assert.Equal([1, 0, 0, 1, 16_384], table.Rows.Select(row => row.Cells.Length));
        Assert.Contains(table.Remarks, remark => remark.Code == "far-rows");
    }

    [Fact]
    public void Formatted_rows_below_the_table_are_not_rows()
    {
        var sheet = Xml.Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\" s=\"1\"/></row><row r=\"3\"/>");
        var table = files.Read(files.Workbook(sheet));
        Assert.Single(table.Rows);
        Assert.Empty(table.Remarks);
    }

    [Fact]
    public void Remarks_on_what_a_clerk_may_have_overlooked()
    {
        var sheet = Xml.Sheet(
            "<row r=\"1\" hidden=\"1\"><c r=\"A1\" s=\"1\"><v>7</v></c></row><row r=\"2\"><c r=\"A2\"><v>12345678901234567890</v></c><c r=\"B2\"><f>A1</f></c></row>",
            "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols>",
            "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>");
        var table = files.Read(files.Workbook(sheet, Xml.Styles("000")));
        Assert.Equal(
            ["formula-without-value", "hidden-columns", "hidden-rows", "leading-zeros", "long-numbers", "merged-cells"],
            table.Remarks.Select(remark => remark.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keeps_texts_on_disk_once_they_are_too_many_for_memory()
    {
        var count = 5_000;
        var shared = string.Concat(Enumerable.Range(0, count).Select(i => $"<si><t>text number {i} {new string('x', i % 40)}</t></si>"));
        var rows = string.Concat(Enumerable.Range(0, count).Select(i => $"<row><c t=\"s\"><v>{(i * 7919L) % count}</v></c></row>"));
        var options = new ReadOptions { Limits = new ReadLimits { SharedTextCharactersInMemory = 1_000 } };
        var table = files.Read(files.Workbook(Xml.Sheet(rows), shared: shared), options);
        Assert.Equal(count, table.Rows.Count);
        Assert.All(table.Rows.Select((row, i) => (row, (i * 7919L) % count)), pair => Assert.StartsWith($"text number {pair.Item2} ", pair.row.Cells[0], StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.GetFiles(files.Folder), path => !path.EndsWith(".xlsx", StringComparison.Ordinal));
    }

    [Fact]
    public void Takes_the_named_sheet_and_else_the_visible_one_with_most_rows()
    {
        var names = "<sheets><sheet name=\"Cover\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Old\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"Permits\" sheetId=\"3\" r:id=\"rId3\"/></sheets>";
        var path = files.Workbook(
            Xml.Sheet("<row><c t=\"inlineStr\"><is><t>cover</t></is></c></row>"),
            more:
            [
                ("xl/workbook.xml", $"<workbook xmlns=\"{Xml.Main}\" xmlns:r=\"{Xml.Relation}\">{names}</workbook>"),
                ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Xml.Relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Xml.Relation}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"{Xml.Relation}/worksheet\" Target=\"worksheets/sheet3.xml\"/></Relationships>"),
                ("xl/worksheets/sheet2.xml", Xml.Sheet(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 9)))),
                ("xl/worksheets/sheet3.xml", Xml.Sheet(string.Concat(Enumerable.Repeat("<row><c><v>2</v></c></row>", 3)))),
            ]);
        var table = files.Read(path);
        Assert.Equal(["2", "2", "2"], table.Rows.Select(row => row.Line));
        Assert.Equal("sheets-ignored", Assert.Single(table.Remarks).Code);
        Assert.Equal("cover", Assert.Single(files.Read(path, new ReadOptions { SheetName = "cover " }).Rows).Line);
        var refused = files.Read(path, new ReadOptions { SheetName = "Visas" }).Fault;
        Assert.Equal("sheet-missing", refused?.Code);
        Assert.Contains("Permits", refused!.Message, StringComparison.Ordinal);
    }
}
