using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tsela.Engine.Spreadsheets;
using Xunit;

namespace Tsela.Engine.Tests.Spreadsheets;

public sealed class CsvReading : IDisposable
{
    private readonly Files files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("a,b\n1,2\n", "a|b/1|2")]
    [InlineData("a,b\r\n1,2", "a|b/1|2")]
    [InlineData("a,b\r1,2\r", "a|b/1|2")]
    [InlineData("a;b\n1,5;2,5\n", "a|b/1,5|2,5")]
    [InlineData("1,5;2,5\n3,5;4,5\n", "1,5|2,5/3,5|4,5")]
    [InlineData("a\tb\n1\t\n", "a|b/1|")]
    [InlineData("a|b\n1|2\n", "a|b/1|2")]
    [InlineData("sep=;\r\na;b,c\r\n", "a|b,c")]
    [InlineData("Report of the office\n\na,b,c\n1,2,3\n", "Report of the office//a|b|c/1|2|3")]
    [InlineData("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", "a|b/x, y|he said \"no\"")]
    [InlineData("a,b\n1\n1,2,3\n", "a|b/1/1|2|3")]
    [InlineData("one\ntwo\n", "one/two")]
    [InlineData("a,b\n,\n", "a|b/|")]
    [InlineData("a,b\n\"\",x\n", "a|b/|x")]
    public void Reads_the_dialects_that_offices_write(string text, string expected)
    {
        var table = files.Read(files.Write(text));
        Assert.Null(table.Fault);
        Assert.Equal(expected, string.Join('/', table.Rows.Select(row => row.Line)));
    }

    [Fact]
    public void Numbers_rows_by_the_line_they_begin_on()
    {
        var table = files.Read(files.Write("a,b\r\n\"one\r\ntwo\",x\r\n\r\n3,4"));
        Assert.Equal([1, 2, 4, 5], table.Rows.Select(row => row.Number));
        Assert.Equal("one\r\ntwo", table.Rows[1].Cells[0]);
        Assert.Empty(table.Rows[2].Cells);
    }

    [Theory]
    [InlineData("a,b\n \"x\",2\n", " \"x\"|2")]
    [InlineData("a,b\n\"x\"y,2\n", "xy|2")]
    [InlineData("a,b\n\"x\" ,2\n", "x|2")]
    public void Marks_a_row_with_a_stray_quote(string text, string expected)
    {
        var row = files.Read(files.Write(text)).Rows[1];
        Assert.True(row.Malformed);
        Assert.Equal(expected, row.Line);
    }

    [Theory]
    [InlineData("a,b\n5\" pipe,2\n", "5\" pipe|2")]
    [InlineData("a,b\nthe \"big\" one,2\n", "the \"big\" one|2")]
    [InlineData("a,b\nx,2\n\u001A", "x|2")]
    public void Takes_a_quote_within_a_plain_cell_and_an_end_mark_as_they_are_meant(string text, string expected)
    {
        var table = files.Read(files.Write(text));
        Assert.Equal([false, false], table.Rows.Select(row => row.Malformed));
        Assert.Equal(expected, table.Rows[1].Line);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(400_000)]
    public void Refuses_a_quote_that_stays_open_and_names_its_line(int rest)
    {
        var table = files.Read(files.Write("a,b\n1,2\n3,\"open\n" + new string('x', rest)));
        Assert.Equal("source-error", table.Fault?.Code);
        Assert.Contains("line 3", table.Fault!.Message, StringComparison.Ordinal);
        Assert.Equal(2, table.Rows.Count);
    }

    [Fact]
    public void Reads_every_encoding_that_offices_save_in()
    {
        var text = "naam,café\nThétsane,naïve\n";
        byte[][] writings =
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.Unicode.GetBytes(text),
            Encoding.BigEndianUnicode.GetBytes(text),
            Encoding.Latin1.GetBytes(text),
        ];
        foreach (var writing in writings)
        {
            Assert.Equal(["naam|café", "Thétsane|naïve"], files.Read(files.Write(writing)).Rows.Select(row => row.Line));
        }

        Assert.Equal("encoding-guessed", Assert.Single(files.Read(files.Write(writings[^1])).Remarks).Code);
    }

    [Fact]
    public void Refuses_a_broken_letter_where_UTF8_was_declared_and_names_its_line()
    {
        byte[] bytes = [.. "a,b\n1,2\n3,"u8, 0xE9, .. "\n"u8];
        var table = files.Read(files.Write(bytes), new ReadOptions { Encoding = Encoding.UTF8 });
        Assert.Equal("encoding-error", table.Fault?.Code);
        Assert.Contains("Line 3", table.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_zero_byte_and_names_its_line()
    {
        var table = files.Read(files.Write("a,b\n1,2\n3,\04\n"));
        Assert.Equal("source-error", table.Fault?.Code);
        Assert.Contains("Line 3", table.Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Follows_a_declared_dialect()
    {
        var options = new ReadOptions { Delimiter = ':', Quote = '\'', Escape = '\\', DoubleQuote = false, SkipInitialSpace = true, CommentChar = "#" };
        var table = files.Read(files.Write("# a note\na: b\n'x:\\'y': 2\n"), options);
        Assert.Equal(["a|b", "x:'y|2"], table.Rows.Select(row => row.Line));
    }

    [Fact]
    public void States_each_limit_in_its_refusal()
    {
        var limits = new ReadLimits { RowsMax = 3, CellsPerRowMax = 4, CsvCellCharactersMax = 10, BytesMax = 100 };
        var options = new ReadOptions { Limits = limits };
        Assert.Equal("too-many-rows", files.Read(files.Write("a\nb\nc\nd\n"), options).Fault?.Code);
        Assert.Equal("too-many-columns", files.Read(files.Write("a,b,c,d,e\n"), options).Fault?.Code);
        Assert.Equal("cell-too-long", files.Read(files.Write("a,12345678901\n"), options).Fault?.Code);
        Assert.Equal("file-too-large", files.Read(files.Write(new string('a', 101)), options).Fault?.Code);
        Assert.Equal("file-empty", files.Read(files.Write(""), options).Fault?.Code);
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("<!DOCTYPE html><html><table>")]
    [InlineData("<html><table>")]
    [InlineData("{\\rtf1}")]
    [InlineData("<?xml version=\"1.0\"?><data/>")]
    [InlineData("GIF89a")]
    public void Refuses_by_name_what_is_no_table(string text) =>
        Assert.Equal("wrong-format", files.Read(files.Write(text)).Fault?.Code);

    [Fact]
    public void Reads_long_rows_across_its_window()
    {
        var cell = new string('x', 90_000);
        var table = files.Read(files.Write($"a,b\n\"{cell}\n\",{cell}\nlast,row"));
        Assert.Equal([cell + "\n", cell], table.Rows[1].Cells);
        Assert.Equal("last|row", table.Rows[2].Line);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Agrees_with_the_naive_reading_across_its_windows(int seed)
    {
        var random = new Random(seed);
        var pieces = new[] { "a", "Mokhotlong", ",", ",", ",\"x, y\",", ",\"one\r\ntwo\",", ",\"say \"\"no\"\"\",", "\r\n", "\n", "é" };
        var text = string.Concat(Enumerable.Range(0, 120_000).Select(_ => pieces[random.Next(pieces.Length)]));
        var expected = CsvOracle.Read(text, ',') ?? throw new InvalidOperationException("A quote stays open.");
        var table = files.Read(files.Write(text), new ReadOptions { Delimiter = ',', Limits = new ReadLimits { CellsPerRowMax = 100_000 } });
        Assert.Null(table.Fault);
        Assert.True(expected.Select(row => (row.Line, string.Join('|', row.Cells), row.Malformed)).SequenceEqual(table.Rows.Select(row => (row.Number, row.Line, row.Malformed))));
    }

    [Fact]
    public void Agrees_with_the_naive_reading_of_random_text()
    {
        var signs = Gen.Elements('a', 'b', ',', ',', '"', '"', '\n', '\r', ' ', 'é', '1');
        var texts = Gen.ArrayOf(signs).Select(chosen => new string(chosen)).Where(text => text.Length > 0);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(60).WithReplay(20261121, 12345679, 0),
            Prop.ForAll(Arb.From(texts), text =>
            {
                var expected = CsvOracle.Read(text, ',');
                var table = files.Read(files.Write(text), new ReadOptions { Delimiter = ',' });
                if (expected is null)
                {
                    return table.Fault?.Code == "source-error";
                }

                Assert.Null(table.Fault);
                Assert.Equal(
                    expected.Select(row => (row.Line, string.Join('|', row.Cells), row.Malformed)),
                    table.Rows.Select(row => (row.Number, row.Line, row.Malformed)));
                return true;
            }));
    }
}
