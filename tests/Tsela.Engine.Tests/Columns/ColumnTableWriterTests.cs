using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tests.Columns;

public sealed class ColumnTableWriterTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 22)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_rows_come_back_from_a_file_as_they_were(int seed)
    {
        using var folder = new TempFolder();
        var random = new RandomTable(seed, seed * 400);
        using var writer = random.Written(folder);
        var digest = writer.WriteTo(folder.File("t.columns"));

        using var table = ColumnTable.Open(folder.File("t.columns"), digest);
        table.Verify();
        RandomTable.Same(random.Plan, random.Rows, table);
        Assert.Empty(writer.Unreadable);
        Assert.Equal("random", table.Name);
        Assert.Equal(["t.columns"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Rows_of_several_runs_spill_into_a_file_and_come_back()
    {
        using var folder = new TempFolder();
        var random = new RandomTable(10, 150_000);
        using var writer = random.Written(folder);
        var digest = writer.WriteTo(folder.File("t.columns"));
        using var table = ColumnTable.Open(folder.File("t.columns"), digest);
        RandomTable.Same(random.Plan, random.Rows, table);
        RandomTable.Same(random.Plan, random.Rows, writer.Build());
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(255, 0, 1)]
    [InlineData(256, 0, 2)]
    [InlineData(254, 1, 1)]
    [InlineData(255, 1, 2)]
    [InlineData(65_535, 0, 2)]
    [InlineData(65_536, 0, 4)]
    public void A_column_takes_the_narrowest_width_that_holds_its_codes_and_states(int codes, int states, int width)
    {
        var builder = new ColumnTableBuilder("t", [new("c", ColumnKind.Code, null, [.. Enumerable.Range(0, states).Select(i => $"s{i}")])]);
        for (var i = 0; i < codes; i++)
        {
            builder.Add([$"{i}"]);
        }

        var column = builder.Build().Find<CodeColumn>("c");
        Assert.Equal(width, column.Width);
        Assert.Equal(codes, column.Dictionary.Count);
        Assert.Equal(codes - 1, column.PositionOf($"{codes - 1}"));
        Assert.Equal(CodeColumn.Missing, column.PositionOf("none of them"));
        Assert.Equal($"{codes - 1}", column.TextAt(codes - 1));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Appending_rows_of_a_table_is_writing_them_again(int seed)
    {
        using var folder = new TempFolder();
        var random = new RandomTable(seed, 3_000);
        using var whole = random.Written(folder);
        whole.WriteTo(folder.File("whole.columns"));
        var dice = new Random(seed);
        var ranges = Enumerable.Range(0, 4).Select(_ => dice.Next(3_000)).Select(first => new RowRange(first, dice.Next(3_000 - first))).ToList();
        var kept = ranges.SelectMany(range => random.Rows.Skip(range.First).Take(range.Count)).ToList();

        using var table = ColumnTable.Open(folder.File("whole.columns"));
        using var appended = random.Written(folder, random.Rows.Take(10));
        appended.Append(table, ranges);
        using var rebuilt = random.Written(folder, random.Rows.Take(10).Concat(kept));

        Assert.Equal(rebuilt.WriteTo(folder.File("b.columns")), appended.WriteTo(folder.File("a.columns")));
        Assert.Equal(File.ReadAllBytes(folder.File("b.columns")), File.ReadAllBytes(folder.File("a.columns")));
    }

    [Fact]
    public void Appending_refuses_rows_and_columns_that_are_not_there()
    {
        var table = new RandomTable(1, 10).Written(spill: null).Build();
        using var writer = new RandomTable(1, 0).Written(spill: null);
        Assert.Throws<ArgumentException>(() => writer.Append(table, [new RowRange(5, 6)]));
        using var other = new ColumnTableWriter("other", [new("none", ColumnKind.Code)], spillFolder: null);
        Assert.Throws<ArgumentException>(() => other.Append(table, [new RowRange(0, 1)]));
        using var stateless = new ColumnTableWriter("other", [new("code", ColumnKind.Code)], spillFolder: null);
        Assert.Throws<ArgumentException>(() => stateless.Append(table, [new RowRange(0, 1)]));
    }

    [Fact]
    public void What_cannot_be_read_is_missing_and_counted()
    {
        var builder = new ColumnTableBuilder("t", [new("day", ColumnKind.Date), new("n", ColumnKind.Number)]);
        builder.Add(["2024-02-30", "12"]);
        builder.Add(["2024-02-29T10:00:00", "1e400"]);
        builder.Add(["yesterday", "1,5"]);
        var table = builder.Build();
        Assert.Equal(2, builder.Unreadable["day"]);
        Assert.Equal(2, builder.Unreadable["n"]);
        Assert.Equal(["", "2024-02-29", ""], Enumerable.Range(0, 3).Select(table.Columns[0].TextAt));
        Assert.Equal(["12", "", ""], Enumerable.Range(0, 3).Select(table.Columns[1].TextAt));
    }

    [Fact]
    public void A_table_without_rows_and_one_without_columns_are_tables()
    {
        using var folder = new TempFolder();
        using var empty = new RandomTable(1, 0).Written(folder);
        empty.WriteTo(folder.File("empty.columns"));
        using var table = ColumnTable.Open(folder.File("empty.columns"));
        table.Verify();
        Assert.Equal(0, table.RowCount);
        Assert.Equal(9, table.Columns.Count);
        using var none = new ColumnTableWriter("none", [], folder.Path);
        none.WriteTo(folder.File("none.columns"));
        using var nothing = ColumnTable.Open(folder.File("none.columns"));
        Assert.Empty(nothing.Columns);
    }

    [Fact]
    public void Columns_may_be_filled_one_by_one_but_must_end_level()
    {
        using var writer = new ColumnTableWriter("t", [new("a", ColumnKind.Code), new("b", ColumnKind.Number)], spillFolder: null);
        writer.Columns[0].AddCode("x"u8);
        writer.Columns[0].AddCode("");
        writer.Columns[1].AddNumber(1.50m);
        Assert.Throws<InvalidOperationException>(writer.Build);
        writer.Columns[1].AddMissing();
        var table = writer.Build();
        Assert.Equal(["x", ""], Enumerable.Range(0, 2).Select(table.Columns[0].TextAt));
        Assert.False(table.Columns[0].IsMissing(1));
        Assert.Equal(1, table.Find<NumberColumn>("b").Scale);
    }

    [Fact]
    public void A_file_that_cannot_be_written_leaves_nothing_behind()
    {
        using var folder = new TempFolder();
        using var writer = new RandomTable(1, 10).Written(folder);
        Directory.CreateDirectory(folder.File("t.columns"));
        Assert.ThrowsAny<Exception>(() => writer.WriteTo(folder.File("t.columns")));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Theory]
    [InlineData("0.10", "0.1", "5", 1, "1")]
    [InlineData("-9223372036854775808", "-9223372036854775807", "-9223372036854775808", 0, "-9223372036854775808")]
    [InlineData("92233720368547758.07", "1", "92233720368547758", 2, "100")]
    public void Numbers_are_held_exactly_at_the_smallest_scale(string a, string b, string c, int scale, string lowest)
    {
        var builder = new ColumnTableBuilder("t", [new("n", ColumnKind.Number)]);
        string[] texts = [a, b, c];
        foreach (var text in texts)
        {
            builder.Add([text]);
        }

        var column = builder.Build().Find<NumberColumn>("n");
        Assert.Null(column.Dictionary);
        Assert.Equal((scale, lowest), (column.Scale, column.Lowest.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(texts.Select(text => decimal.Parse(text, CultureInfo.InvariantCulture)), Enumerable.Range(0, 3).Select(row => column.NumberAt(row)!.Value));
    }
}
