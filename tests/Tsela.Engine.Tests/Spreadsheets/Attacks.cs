using System.Globalization;
using System.IO.Compression;
using System.Text;
using Tsela.Engine.Spreadsheets;
using Xunit;

namespace Tsela.Engine.Tests.Spreadsheets;

public sealed class Attacks : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Refuses_a_bomb_by_its_ratio()
    {
        var path = files.Workbook(Xml.Sheet("<row><c><v>1</v></c></row>"));
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var stream = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            stream.Write(Encoding.UTF8.GetBytes($"<worksheet xmlns=\"{Xml.Main}\"><sheetData>"));
            var blank = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<row><c s=\"1\"/></row>", 50_000)));
            for (var i = 0; i < 60; i++)
            {
                stream.Write(blank);
            }

            stream.Write("</sheetData></worksheet>"u8);
        }

        AssertRefused("workbook-too-large", path, new ReadOptions { Limits = new ReadLimits { UnpackRatioMax = 100 } });
        AssertRefused("workbook-too-large", path, new ReadOptions { Limits = new ReadLimits { UnpackRatioMax = 10_000, UnpackedBytesMax = 20 << 20 } });
    }

    [Theory]
    [InlineData("<c t=\"inlineStr\"><is><t>", "x", "</t></is></c>")]
    [InlineData("<c><v>", "1", "</v></c>")]
    [InlineData("<c r=\"", "A", "\"/>")]
    [InlineData("<c><f>", "x", "</f></c>")]
    [InlineData("<!--", "x", "-->")]
    public void Holds_no_endless_piece_of_text_in_memory(string before, string sign, string after)
    {
        var path = files.Workbook(Xml.Sheet($"<row>{before}{string.Concat(Enumerable.Repeat(sign, 12 << 20))}{after}</row>"));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var table = files.Read(path, new ReadOptions { Limits = new ReadLimits { UnpackRatioMax = 100_000 } });
        Assert.True(table.Fault?.Code is "unsafe-workbook" or "cell-too-long", table.Fault?.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 40 << 20);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>", "&e;")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>", "&b;")]
    [InlineData("<!DOCTYPE worksheet>", "")]
    public void Refuses_document_types_and_their_entities(string type, string content)
    {
        var sheet = $"<?xml version=\"1.0\"?>{type}<worksheet xmlns=\"{Xml.Main}\"><sheetData><row><c t=\"inlineStr\"><is><t>{content}</t></is></c></row></sheetData></worksheet>";
        AssertRefused("unsafe-workbook", files.Workbook(sheet));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet("<row><c t=\"s\"><v>0</v></c></row>"), shared: "<si><t/></si>", more: [("xl/sharedStrings.xml", $"{type}<sst xmlns=\"{Xml.Main}\"/>")]));
    }

    [Fact]
    public void Refuses_nesting_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 5_000));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet($"<row><c>{deep}")));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet("<row/>", before: deep)));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet($"<row>{deep}")));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet("<row/>"), shared: deep));
    }

    [Fact]
    public void Refuses_names_without_end()
    {
        var names = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"<n{i}/>"));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet($"<row><c><v>1</v></c>{names}</row>")));
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet("<row/>"), shared: names));
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("xl/../../x")]
    [InlineData("xl\\..\\..\\x")]
    [InlineData("C:\\x")]
    public void Refuses_part_names_that_point_outside(string name) =>
        AssertRefused("unsafe-workbook", files.Workbook(Xml.Sheet(""), more: [(name, "x")]));

    [Fact]
    public void Refuses_a_part_listed_twice()
    {
        var path = files.Workbook(Xml.Sheet(""));
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            archive.CreateEntry("XL/worksheets/sheet1.xml");
        }

        AssertRefused("unsafe-workbook", path);
    }

    [Fact]
    public void Refuses_too_many_parts_before_it_lists_them()
    {
        var path = files.Package([.. Enumerable.Range(0, 60).Select(i => ($"part{i}.xml", ""))]);
        AssertRefused("too-many-parts", path, new ReadOptions { Limits = new ReadLimits { PartsMax = 50 } });
    }

    [Fact]
    public void Refuses_a_directory_that_understates_its_parts()
    {
        var path = files.Package([.. Enumerable.Range(0, 60).Select(i => ($"part{i}.xml", ""))]);
        var bytes = File.ReadAllBytes(path);
        bytes[^12] = bytes[^14] = 3;
        AssertRefused("source-error", files.Write(bytes));
    }

    [Fact]
    public void Refuses_a_workbook_cut_at_any_point()
    {
        var whole = File.ReadAllBytes(files.Workbook(Xml.Sheet("<row><c><v>1</v></c></row>"), Xml.Styles("0"), "<si><t>x</t></si>"));
        for (var length = 4; length < whole.Length; length += 37)
        {
            Assert.NotNull(files.Read(files.Write(whole[..length])).Fault);
        }
    }

    [Fact]
    public void Never_throws_whatever_byte_is_broken()
    {
        var whole = File.ReadAllBytes(files.Workbook(Xml.Sheet("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>"), Xml.Styles("dd/mm/yyyy"), "<si><t>x</t></si>"));
        var random = new Random(20261121);
        for (var i = 0; i < 1_500; i++)
        {
            var broken = (byte[])whole.Clone();
            for (var change = 0; change <= i % 3; change++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            files.Read(files.Write(broken));
        }
    }

    [Fact]
    public void Never_throws_whatever_the_xml_says()
    {
        var words = new[] { "<row>", "</row>", "<row r=\"2\">", "<row r=\"1048577\">", "<row r=\"x\">", "<c>", "</c>", "<c r=\"A1\" t=\"s\">", "<c r=\"ZZZZ1\">", "<c t=\"d\" s=\"99\">", "<c t=\"b\">", "<v>", "</v>", "<v/>", "1", "-9e999", "NaN", "<is>", "</is>", "<t>", "</t>", "_x0000_", "&#10;", "<c s=\"1\" r=\"XFD2\">", "2958466", "<f/>", "2024-03-31T", "99999999999" };
        var random = new Random(20261122);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Length)]));
            files.Read(files.Workbook(Xml.Sheet(text), Xml.Styles("dd/mm/yyyy hh:mm"), "<si><t>x</t></si>"));
        }
    }

    [Theory]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<row r=\"0\"/>")]
    [InlineData("<row><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>7</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>-1</v></c></row>")]
    public void Refuses_what_contradicts_itself(string rows) => AssertRefused("source-error", files.Workbook(Xml.Sheet(rows)));

    [Fact]
    public void States_the_limits_of_a_workbook()
    {
        var limits = new ReadLimits { RowsMax = 2, CellsPerRowMax = 2, SheetCellCharactersMax = 5, SharedTextsMax = 2 };
        var options = new ReadOptions { Limits = limits };
        AssertRefused("too-many-rows", files.Workbook(Xml.Sheet(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 3)))), options);
        AssertRefused("too-many-columns", files.Workbook(Xml.Sheet("<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>")), options);
        AssertRefused("cell-too-long", files.Workbook(Xml.Sheet("<row><c t=\"str\"><v>123456</v></c></row>")), options);
        AssertRefused("workbook-too-large", files.Workbook(Xml.Sheet(""), shared: "<si/><si/><si/>"), options);
    }

    [Fact]
    public void Names_the_formats_that_it_does_not_take()
    {
        AssertRefused("wrong-format", files.Package(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")));
        AssertRefused("wrong-format", files.Package(("table.csv", "a,b")));
        AssertRefused("wrong-format", files.Package(("[Content_Types].xml", "<Types/>"), ("_rels/.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"r\" Type=\"{Xml.Relation}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"), ("word/document.xml", "<document/>")));
        AssertRefused("wrong-format", files.Package(("[Content_Types].xml", "<Types/>"), ("_rels/.rels", $"<Relationships xmlns=\"x\"><Relationship Id=\"r\" Type=\"{Xml.Relation}/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")));
        AssertRefused("old-workbook", files.Write(Ole("Workbook")));
        AssertRefused("workbook-encrypted", files.Write(Ole("EncryptedPackage")));
        AssertRefused("old-workbook", files.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
    }

    [Fact]
    public void Reads_a_sheet_whose_announced_counts_lie()
    {
        var path = files.Workbook(Xml.Sheet("<row><c t=\"s\"><v>0</v></c></row>", "<dimension ref=\"A1:XFD1048576\"/>"), more: [("xl/sharedStrings.xml", $"<sst xmlns=\"{Xml.Main}\" count=\"2000000000\" uniqueCount=\"2000000000\"><si><t>x</t></si></sst>")]);
        Assert.NotNull(files.Read(path).Fault);
        path = files.Workbook(Xml.Sheet("<row><c t=\"s\"><v>0</v></c></row>", "<dimension ref=\"A1:XFD1048576\"/>"), shared: "<si><t>x</t></si>");
        Assert.Equal("x", Assert.Single(files.Read(path).Rows).Line);
    }

    private static byte[] Ole(string stream)
    {
        var bytes = new byte[1536];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes[48] = 1;
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 1024);
        return bytes;
    }

    private void AssertRefused(string code, string path, ReadOptions? options = null)
    {
        var fault = files.Read(path, options).Fault;
        Assert.Equal(code, fault?.Code);
        Assert.EndsWith(".", fault!.Message, StringComparison.Ordinal);
        Assert.True(fault.Message.Length < 400, string.Create(CultureInfo.InvariantCulture, $"{fault.Message.Length} characters"));
    }
}
