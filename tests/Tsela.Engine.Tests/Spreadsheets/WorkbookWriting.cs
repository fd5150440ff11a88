using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Tsela.Engine.Spreadsheets;
using Xunit;

namespace Tsela.Engine.Tests.Spreadsheets;

public sealed class WorkbookWriting : IDisposable
{
    private readonly Files files = new();

    internal static void AssertValid(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var faults = new OpenXmlValidator().Validate(document).Take(5).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}");
        Assert.Equal([], faults);
    }

    public void Dispose() => files.Dispose();

    [Fact]
    public void Writes_typed_cells_that_come_back_as_they_were()
    {
        var path = Written(writer =>
        {
            writer.StartSheet(new SheetSpec("Exits [2024]", [new SheetColumn("No", Format: ColumnFormat.Text), new SheetColumn("Day"), new SheetColumn("Share", Format: ColumnFormat.Percent)]) { HasFilter = true });
            writer.StartRow();
            writer.Text("007");
            writer.Date(new DateOnly(2024, 3, 31));
            writer.Number(0.25m);
            writer.Moment(new DateTime(2024, 3, 31, 23, 59, 59, DateTimeKind.Unspecified));
            writer.Time(new TimeOnly(6, 30));
            writer.Boolean(true);
            writer.Skip();
            writer.Number(1.1);
            writer.StartRow();
            writer.Date(new DateOnly(1850, 1, 2));
        });
        AssertValid(path);
        var table = files.Read(path);
        Assert.Equal("007|2024-03-31|0.25|2024-03-31T23:59:59|06:30:00|true||1.1", table.Rows[1].Line);
        Assert.Equal([CellKind.Text, CellKind.Date, CellKind.Number, CellKind.DateTime, CellKind.Time, CellKind.Boolean, CellKind.Empty, CellKind.Number], table.Rows[1].Kinds);
        Assert.Equal("1850-01-02", table.Rows[2].Line);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example\")")]
    [InlineData("+1+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public void Writes_what_looks_like_a_formula_as_text(string text)
    {
        var path = Written(writer =>
        {
            writer.StartSheet(new SheetSpec("S", []));
            writer.StartRow();
            writer.Text(text);
        });
        AssertValid(path);
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        Assert.DoesNotContain("<x:f>", document.WorkbookPart!.WorksheetParts.Single().Worksheet.OuterXml, StringComparison.Ordinal);
        var row = files.Read(path).Rows[0];
        Assert.Equal(text, row.Cells[0]);
        Assert.Equal(CellKind.Text, row.Kinds[0]);

        var csv = new StringWriter(CultureInfo.InvariantCulture);
        var writer = new SafeCsvWriter(csv);
        writer.Text(text);
        writer.Number(-1);
        writer.EndRow();
        Assert.Equal(["'" + text, "-1"], files.Read(files.Write(csv.ToString()), new ReadOptions { Delimiter = ',' }).Rows[0].Cells);
    }

    [Fact]
    public void Random_tables_come_back_as_they_were()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(text => Whole(text ?? ""));
        var tables = Gen.ArrayOf(Gen.ArrayOf(texts));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(12).WithReplay(20261121, 7654321, 0),
            Prop.ForAll(Arb.From(tables), rows =>
            {
                var path = Written(writer =>
                {
                    writer.StartSheet(new SheetSpec("S", []));
                    foreach (var row in rows)
                    {
                        writer.StartRow();
                        foreach (var cell in row)
                        {
                            writer.Text(cell);
                        }
                    }
                });
                var read = files.Read(path).Rows.Select(row => row.Cells).ToList();
                var expected = rows.Select(row => row.AsSpan().TrimEnd("").ToArray()).ToList();
                while (expected.Count > 0 && expected[^1].Length == 0)
                {
                    expected.RemoveAt(expected.Count - 1);
                }

                Assert.Equal(expected, read);
            }));
    }

    [Fact]
    public void Writes_a_template_that_opens_and_reads_back_filled()
    {
        var spec = new TemplateSpec(
            "Work permits issued",
            [
                new TemplateColumn("record_no", "Record number", "The number in the register.", "0012", TemplateColumnKind.Text, true, null),
                new TemplateColumn("sex", "Sex", "As on the passport.", "Female", TemplateColumnKind.Code, true, ["Female", "Male", "Not stated & unknown"]),
                new TemplateColumn("born", "Date of birth", new string('h', 400), "1990-01-31", TemplateColumnKind.Date, false, null),
                new TemplateColumn("pay", "Pay per month", "", "", TemplateColumnKind.Number, false, null),
                new TemplateColumn("renewed", "Renewed \"before\" <now>", "", "", TemplateColumnKind.Boolean, false, null),
                new TemplateColumn("dependants", "Dependants", "", "", TemplateColumnKind.WholeNumber, false, null),
                new TemplateColumn("citizenships", "Citizenships", "", "", TemplateColumnKind.List, false, [.. Enumerable.Range(0, 250).Select(i => $"Country {i}")]),
            ],
            "Due on day 15.\nAsk the Bureau.");
        var path = Path.Combine(files.Folder, "template.xlsx");
        using (var stream = File.Create(path))
        {
            TemplateWriter.Write(stream, spec);
        }

        AssertValid(path);
        var table = files.Read(path);
        Assert.Equal("Record number|Sex|Date of birth|Pay per month|Renewed \"before\" <now>|Dependants|Citizenships", Assert.Single(table.Rows).Line);
        Assert.Empty(table.Remarks);
        Assert.Contains(files.Read(path, new ReadOptions { SheetName = "Help" }).Rows, row => row.Line.Contains("0012", StringComparison.Ordinal));
    }

    private static string Whole(string text) => new([.. text.Select(sign => char.IsSurrogate(sign) || sign >= '\uFFFE' ? '?' : sign)]);

    private string Written(Action<WorkbookWriter> write)
    {
        var path = Path.Combine(files.Folder, "written.xlsx");
        using var stream = File.Create(path);
        using var writer = new WorkbookWriter(stream);
        write(writer);
        return path;
    }
}
