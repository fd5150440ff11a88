using Tsela.Engine.Columns;
using Tsela.Engine.Tables.Texts;
using Tsela.Shared.Commands;
using Tsela.Statistics.PlainFiles;

namespace Tsela.Tests.Statistics.PlainFiles;

public sealed class TabulateTests : IDisposable
{
    private readonly string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"tsela-plain-{Guid.NewGuid():N}")).FullName;

    public TabulateTests()
    {
        using var writer = new ColumnTableWriter(
            "permits",
            [
                new("sex", ColumnKind.Code, "person.sex", ["n/s"]), new("district", ColumnKind.Code), new("from", ColumnKind.Date), new("to", ColumnKind.Date),
                new("fee", ColumnKind.Number), new("holder", ColumnKind.Code),
            ],
            spillFolder: null);
        writer.Add(["F", "LS-A", "2022-01-01", "2023-12-31", "12.50", "a"]);
        writer.Add(["M", "LS-B", "2023-02-01", null, "7.25", "b"]);
        writer.Add(["n/s", "X,\"1\"", "2023-03-01", "2022-01-01", "1", "b"]);
        writer.Add([null, "LS-A", null, null, null, "c"]);
        var digest = writer.WriteTo(Path.Combine(folder, "permits.columns"));
        var zones = new Dictionary<string, string>(StringComparer.Ordinal) { ["LS-A"] = "lowlands", ["LS-B"] = "highlands" };
        var manifest = new TableManifest(
            TableManifest.CurrentVersion, DateTime.UnixEpoch, "test", "permits.columns", digest, 4, new SourceFile("permits.csv", 1, ""), "",
            [
                new("district", null, null, "code", zones, new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal) { ["zone"] = zones }, 0),
            ]);
        manifest.WriteTo(folder);
    }

    [Fact]
    public void Prints_the_cells_that_occur_in_ordinal_order_with_plain_numbers()
    {
        Assert.Equal("sex,district,value\n,LS-A,1\nF,LS-A,1\nM,LS-B,1\nn/s,\"X,\"\"1\"\"\",1\n", Answer(new() { By = "sex,district" }).Output);
        Assert.Equal("district@zone,value\n\"X,\"\"1\"\"\",1\n_T,20.75\nhighlands,7.25\nlowlands,12.5\n", Answer(new() { By = "district@zone", Measure = "sum:fee", Totals = true }).Output);
        Assert.Equal("value\n0\n", Answer(new() { Where = "sex=F;district=LS-B" }).Output);
        Assert.Equal("sex,value\n", Answer(new() { By = "sex", Where = "sex=F;district=LS-B" }).Output);
    }

    [Fact]
    public void Puts_the_day_before_the_value_where_there_is_more_than_one()
    {
        Assert.Equal("sex,value\nF,1\nM,1\n", Answer(new() { By = "sex", Stock = "from,to", At = "2023-12-31" }).Output);
        Assert.Equal("sex,at,value\nF,2023-12-31,1\nM,2023-12-31,1\nM,2024-12-31,1\n", Answer(new() { By = "sex", Stock = "from,to", At = "yearly:2023..2024" }).Output);
        Assert.Equal("at,sex,value\n2022-12-31,F,1\n", Answer(new() { By = "at,sex", Stock = "from,to", At = "2022-12-31" }).Output);
    }

    [Fact]
    public void Tells_the_rows_that_are_not_in_the_table()
    {
        var messages = Answer(new() { By = "district", Stock = "from,to", At = "2022-06-30", Measure = "sum:fee" }).Messages;
        Assert.Contains("1 row lies outside the time asked for.", messages, StringComparison.Ordinal);
        Assert.Contains("1 row has no date and is not in the table.", messages, StringComparison.Ordinal);
        Assert.Contains("1 row ends before it begins and is not in the table.", messages, StringComparison.Ordinal);
        Assert.Contains("1 row has a code that is in no list", Answer(new() { By = "district" }).Messages, StringComparison.Ordinal);
        Assert.Contains("1 row does not have what is measured", Answer(new() { Measure = "sum:fee" }).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Gives_shares_and_the_same_question_as_sql()
    {
        Assert.Equal("holder,value\na,0.25\nb,0.5\nc,0.25\n", Answer(new() { By = "holder" }, share: "total").Output);
        Assert.Equal("district,holder,value\nLS-A,a,0.5\nLS-A,c,0.5\nLS-B,b,1\n\"X,\"\"1\"\"\",b,1\n", Answer(new() { By = "district,holder" }, share: "district").Output);
        var sql = Answer(new() { By = "sex", Where = "district=LS-A" }, isSql: true).Output;
        Assert.Contains("CREATE TABLE \"permits\" (\"row.number\" bigint, \"sex\" text", sql, StringComparison.Ordinal);
        Assert.EndsWith("COLLATE \"C\";\n", sql, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_how_long_it_took_only_where_asked()
    {
        Assert.Empty(Answer(new()).Messages);
        Assert.Matches(@"^tabulation: [\d.]+ ms cold, [\d.]+ ms warm", Answer(new(), isTimed: true).Messages);
    }

    [Fact]
    public void Writes_a_file_whole_or_not_at_all()
    {
        var file = Path.Combine(folder, "out.csv");
        Assert.Empty(Answer(new() { By = "sex" }, file: file).Output);
        Assert.Equal("sex,value\n,1\nF,1\nM,1\nn/s,1\n", File.ReadAllText(file));
        Refused(() => Answer(new(), file: Path.Combine(folder, "nowhere", "out.csv")), "in a folder that is there");
        Refused(() => Answer(new(), file: folder), "in a folder that is there");
    }

    [Fact]
    public void Refuses_what_it_does_not_know_with_the_nearest_names_and_what_is_too_large_with_a_way_out()
    {
        Refused(() => Answer(new() { At = "2023-12-31" }), "'2023-12-31' is the day of a stock; say also the two columns");
        Refused(() => Answer(new() { By = "distrct" }), "permits has no column 'distrct'; the nearest is district.");
        Refused(() => Answer(new() { By = "sex" }, share: "district"), "'district' is no dimension of this table");
        Refused(() => Answer(new() { By = "sex", Measure = "median:fee" }, share: "total"), "'median:fee' has no shares");
        Refused(() => Answer(new() { By = "sex,holder,district" }, cellsMax: 3), "The table may have 4 cells, and 3 is the limit. Leave out ");
        Refused(() => Answer(new() { At = "daily:2020-01-01..2023-12-31", Stock = "from,to" }, cellsMax: 1000), "Ask for fewer than its 1461 days");
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_whole_by_the_name_of_the_file()
    {
        var table = Path.Combine(folder, "permits.columns");
        var whole = File.ReadAllBytes(table);
        File.WriteAllBytes(table, whole[..(whole.Length / 2)]);
        Refused(() => Answer(new()), "permits.columns");
        whole[100] ^= 1;
        File.WriteAllBytes(table, whole);
        Refused(() => Answer(new() { By = "sex,district,from,to,fee,holder" }), "permits.columns");
        File.Delete(table);
        Refused(() => Answer(new()), "permits.columns");
        var manifest = Path.Combine(folder, TableManifest.FileName);
        var (digest, json) = (Path.Combine(folder, TableManifest.DigestName), File.ReadAllBytes(manifest));
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("lowlands", "towlands", StringComparison.Ordinal));
        Refused(() => Answer(new()), "manifest.json' is not as it was written");
        File.WriteAllBytes(manifest, json);
        File.Delete(digest);
        Refused(() => Answer(new()), "manifest.sha256");
        File.WriteAllText(manifest, "null");
        File.WriteAllBytes(digest, TableManifest.DigestOf("null"u8.ToArray()));
        Refused(() => Answer(new()), "manifest.json");
        File.Delete(manifest);
        Refused(() => Answer(new()), "manifest.json");
        Refused(() => Answer(new(), of: Path.Combine(folder, "nothing")), "There is no folder");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Refused(Action answer, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<UnusableInputException>(answer).Message, StringComparison.Ordinal);

    private (string Output, string Messages) Answer(
        QuestionText question, string? share = null, string? file = null, bool isTimed = false, bool isSql = false, long cellsMax = 10_000, string? of = null)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        Assert.Equal(ExitCode.Done, TabulateCommand.Run(new(of ?? folder, question, share, file, isTimed, isSql, cellsMax), output, messages));
        return (output.ToString(), messages.ToString());
    }
}
