using System.Globalization;
using System.Text;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Linkage.PlainFiles;

public sealed class LinkFilesTests : IDisposable
{
    private readonly PlainPersons persons = new();

    public void Dispose() => persons.Dispose();

    [Fact]
    public void Duplicates_of_one_file_share_a_cluster_that_has_the_name_of_its_first_record()
    {
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", PlainPersons.Csv(300))));
        var rows = Rows();
        Assert.Equal("id,cluster", persons.Clusters()[0]);
        Assert.Equal(Ids(PlainPersons.Csv(300)), rows.Select(row => row[0]));
        Assert.InRange(rows.Count(row => row[1] == FirstOf(row[0])), 0.98 * rows.Count, rows.Count);
        Assert.Contains("400 records of ", persons.Messages.ToString(), StringComparison.Ordinal);
        Assert.Equal(["a.csv", "clusters.csv", "spec.json"], Directory.EnumerateFileSystemEntries(persons.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Records_of_two_files_are_linked_though_both_files_use_the_same_ids(bool isOneToOne)
    {
        var all = PlainPersons.Csv(300).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string Of(string copy) => string.Join('\n', all.Where(line => line.StartsWith("id", StringComparison.Ordinal) || line.Contains(copy, StringComparison.Ordinal)).Select(line => line.Replace(copy, ",", StringComparison.Ordinal)));
        var spec = isOneToOne ? PlainPersons.Spec.Replace("\"columns\"", "\"oneToOne\":true,\"columns\"", StringComparison.Ordinal) : PlainPersons.Spec;
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", Of("-0,")), persons.Write("b.csv", Of("-1,")), spec, withPairs: true, withReport: true));
        Assert.Equal("file,id,cluster", persons.Clusters()[0]);
        Assert.InRange(Rows().Count(row => row[0] == "1" && row[2] == $"1:{row[1]}"), 294, 300);
        Assert.InRange(Rows().Count(row => row[0] == "2" && row[2] == $"1:{row[1]}"), 98, 100);
        Assert.Equal(400, Rows().Count);
        Assert.InRange(Pairs().Count(pair => pair[0] == pair[1] && Number(pair[2]) >= 0.95), 98, 100);
        Assert.Equal(isOneToOne ? "one-to-one" : "between-files", persons.Report().GetProperty("scope").GetString());
    }

    [Fact]
    public void Columns_that_the_second_file_calls_otherwise_are_named_in_the_spec()
    {
        var file = persons.Write("a.csv", PlainPersons.Csv(90));
        var other = persons.Write("b.csv", PlainPersons.Csv(90).Replace("id,first_name,surname", "number,forename,SURNAME ", StringComparison.Ordinal));
        var spec = PlainPersons.Spec.Replace("\"id\":\"id\"", "\"id\":\"id\",\"id2\":\"number\"", StringComparison.Ordinal).Replace("\"first_name\"", "\"first_name\",\"name2\":\"forename\"", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, persons.Run(file, other, spec));
        Assert.Equal(240, Rows().Count);
        Assert.True(Rows().Count(row => row[0] == "2" && row[2].StartsWith("1:", StringComparison.Ordinal)) > 110);
    }

    [Fact]
    public void Ids_come_out_as_they_stand_in_the_file()
    {
        string[] ids = ["=1+1", "+27 82", "-7", "@home", "00012", "a,b", "say \"x\"", " spaced ", "Šimić", "two\nlines", new string('9', 3_000), "李"];
        var at = 0;
        var csv = PlainPersons.Csv(60, asId: id => at < ids.Length ? $"\"{ids[at++].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : id);
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", csv)));
        var text = File.ReadAllText(persons.At("clusters.csv"));
        Assert.Contains("\n=1+1,=1+1\n", text, StringComparison.Ordinal);
        Assert.Contains("\n00012,", text, StringComparison.Ordinal);
        Assert.Contains("\n\"a,b\",", text, StringComparison.Ordinal);
        Assert.Contains("\n\"say \"\"x\"\"\",", text, StringComparison.Ordinal);
        Assert.Contains("\n spaced ,", text, StringComparison.Ordinal);
        Assert.Contains("\n\"two\nlines\",", text, StringComparison.Ordinal);
        Assert.Contains(ids[10], text, StringComparison.Ordinal);
        Assert.Contains("\n李,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_are_in_the_order_of_the_file_with_what_speaks_for_them()
    {
        persons.Run(persons.Write("a.csv", PlainPersons.Csv(300)), withPairs: true, withReport: true);
        var place = Ids(PlainPersons.Csv(300)).Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at, StringComparer.Ordinal);
        var pairs = Pairs();
        Assert.Equal("id_a,id_b,probability,weight", File.ReadLines(persons.At("pairs.csv")).First());
        Assert.Equal(pairs.OrderBy(pair => place[pair[0]]).ThenBy(pair => place[pair[1]]), pairs);
        Assert.All(pairs, pair => Assert.True(place[pair[0]] < place[pair[1]]));
        Assert.All(pairs, pair => Assert.InRange(Number(pair[2]), 0.05, 1));
        Assert.All(pairs, pair => Assert.Equal(1 / (1 + Math.Pow(2, -Number(pair[3]))), Number(pair[2]), 0.001));
        Assert.InRange(pairs.Count(pair => pair[0][..^2] == pair[1][..^2] && Number(pair[2]) >= 0.95), 98, 100);
        Assert.Equal(pairs.Count, persons.Report().GetProperty("pairs_kept").GetInt32());
    }

    [Fact]
    public void The_report_says_what_was_done_learned_and_spent()
    {
        persons.Run(persons.Write("a.csv", PlainPersons.Csv(300)), withReport: true);
        var report = persons.Report();
        var clusters = persons.Clusters().Skip(1).Select(line => line.Split(',')[1]).CountBy(cluster => cluster).ToArray();
        Assert.Equal((400, clusters.Length), (report.GetProperty("rows").GetInt32(), report.GetProperty("clusters").GetInt32()));
        Assert.Equal(clusters.Where(one => one.Value > 1).Sum(one => one.Value), report.GetProperty("records_with_another").GetInt32());
        Assert.Equal(("a.csv", 400), (report.GetProperty("files")[0].GetProperty("file").GetString(), report.GetProperty("files")[0].GetProperty("rows").GetInt32()));
        Assert.InRange(report.GetProperty("pairs_compared").GetInt64(), 100, 400 * 399 / 2);
        Assert.InRange(report.GetProperty("links").GetInt32(), 98, 104);
        Assert.True(report.GetProperty("blocking").GetArrayLength() > 0);
        Assert.True(report.GetProperty("prior_bits").GetDouble() < 0);
        foreach (var comparison in report.GetProperty("comparisons").EnumerateArray())
        {
            Assert.All(comparison.GetProperty("levels").EnumerateArray(), level =>
                Assert.Equal(Math.Log2(level.GetProperty("m").GetDouble() / level.GetProperty("u").GetDouble()), level.GetProperty("bits").GetDouble(), 0.001));
        }

        Assert.Equal(["date", "given-name", "place", "surname"], report.GetProperty("comparisons").EnumerateArray().Select(one => one.GetProperty("kind").GetString()).Order(StringComparer.Ordinal));
        var phases = report.GetProperty("phases").EnumerateArray().Select(phase => phase.GetProperty("phase").GetString()).ToArray();
        Assert.Equal(("reading", "writing"), (phases[0], phases[^1]));
        Assert.True(report.GetProperty("cpu_seconds").GetDouble() > 0 && report.GetProperty("peak_memory_mib").GetInt64() > 0);
        Assert.Equal(0, report.GetProperty("remarks").GetArrayLength());
    }

    [Fact]
    public void Year_month_and_day_in_three_columns_are_one_date()
    {
        var csv = new StringBuilder();
        foreach (var line in PlainPersons.Csv(300).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split(',');
            var parts = cells[3] == "dob" ? ["bd", "by", "bm"] : new[] { cells[3][8..].TrimStart('0'), cells[3][..4], cells[3][5..7].TrimStart('0') };
            csv.Append(CultureInfo.InvariantCulture, $"{cells[0]},{cells[1]},{cells[2]},{string.Join(',', parts)},{cells[4]}\n");
        }

        var spec = PlainPersons.Spec.Replace("""{"name":"dob","kind":"date"}""", """{"name":"by","kind":"number"},{"name":"bm","kind":"number"},{"name":"bd","kind":"number"}""", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, persons.Run(persons.Write("a.csv", csv.ToString()), spec: spec, withReport: true));
        Assert.Contains("The columns by, bm, bd are the year, month and day of one date", persons.Messages.ToString(), StringComparison.Ordinal);
        Assert.Contains(persons.Report().GetProperty("comparisons").EnumerateArray(), one => one.GetProperty("kind").GetString() == "date" && one.GetProperty("comparison").GetString() == "by, bm, bd");
        Assert.InRange(Rows().Count(row => row[1] == FirstOf(row[0])), 392, 400);
    }

    private static string FirstOf(string id) => $"{id[..^2]}-0";

    private static string[] Ids(string csv) => [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];

    private List<string[]> Rows() => [.. persons.Clusters().Skip(1).Select(line => line.Split(','))];

    private List<string[]> Pairs() => [.. File.ReadLines(persons.At("pairs.csv")).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
