using System.Text.Json;
using Tsela.Disclosure.PlainFiles;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Disclosure;

public sealed class ProtectCommandTests : IDisposable
{
    private const string Dimensions = 
        """
        "dimensions":[{"name":"district","parents":{"A":"total","B":"total","C":"total"}},{"name":"sex","parents":{"F":"total","M":"total"}}]
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-protect");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_table_comes_back_with_every_cell_and_its_fate()
    {
        Write("people.csv", "district,sex,count\nA,F,2\nA,M,20\nB,F,30\nB,M,40\nC,F,50\nC,M,60\n");
        Write("spec.json", "{" + Dimensions + ""","measure":"count","unit":"persons","rules":{"minimum":3}""" + "}");
        Assert.Equal(ExitCode.Done, Protect(out var told));
        Assert.Contains("1 of 12 cells were hidden for their own sake", told, StringComparison.Ordinal);
        var safe = Read("safe.csv");
        Assert.Equal("district,sex,value,status", safe[0]);
        Assert.Equal(13, safe.Count);
        Assert.Contains("A,F,,primary", safe);
        Assert.Contains("total,total,202,published", safe);
        using var report = JsonDocument.Parse(File.ReadAllText(In("report.json")));
        var hidden = report.RootElement.GetProperty("tables")[0].GetProperty("hidden");
        Assert.Equal(safe.Count(line => line.Contains(",,", StringComparison.Ordinal)), hidden.GetArrayLength());
        Assert.Equal(0, report.RootElement.GetProperty("audits").GetProperty("recoveredWhenHiddenAreAtLeast1").GetInt32());
    }

    [Fact]
    public void The_lesser_demand_hides_less_and_says_how_many_primaries_are_known_to_be_small()
    {
        Write("people.csv", "district,sex,count\nA,F,1\nA,M,2\nB,F,2\nB,M,40\nC,F,50\nC,M,60\n");
        var (hidden, below) = (new List<int>(), new List<int>());
        foreach (var demand in new[] { "threshold", "exact" })
        {
            Write("spec.json", "{" + Dimensions + ""","rules":{"minimum":8},"demand":""" + $"\"{demand}\"}}");
            Assert.Equal(ExitCode.Done, Protect(out _));
            using var report = JsonDocument.Parse(File.ReadAllText(In("report.json")));
            Assert.Equal(demand, report.RootElement.GetProperty("demand").GetString());
            var audits = report.RootElement.GetProperty("audits");
            Assert.Equal(0, audits.GetProperty("recoveredWhenHiddenAreAtLeast1").GetInt32());
            hidden.Add(audits.GetProperty("hiddenCells").GetInt32());
            below.Add(audits.GetProperty("primariesKnownBelowMinimum").GetInt32());
        }

        Assert.True(hidden[1] < hidden[0], $"{hidden[1]} and {hidden[0]}");
        Assert.Equal(0, below[0]);
        Assert.True(below[1] > 0);
    }

    [Fact]
    public void Linked_tables_are_written_beside_and_agree()
    {
        Write("people.csv", "district,sex,count\nA,F,2\nA,M,20\nB,F,30\nB,M,40\nC,F,50\nC,M,60\n");
        Write("ages.csv", "district,age,count\nA,young,10\nA,old,12\nB,young,35\nB,old,35\nC,young,109\nC,old,1\n");
        Write("spec.json", "{" + Dimensions + ""","rules":{"minimum":3},"linked":[{"table":"ages.csv","dimensions":[{"name":"district","parents":{"A":"total","B":"total","C":"total"}},{"name":"age","parents":{"young":"total","old":"total"}}]}]""" + "}");
        Assert.Equal(ExitCode.Done, Protect(out _));
        string Total(string file, string district) => Read(file).Single(line => line.StartsWith($"{district},total,", StringComparison.Ordinal));
        Assert.All(new[] { "A", "B", "C", "total" }, district => Assert.Equal(Total("safe.csv", district), Total("safe-ages.csv", district)));
        Assert.Contains("C,old,,primary", Read("safe-ages.csv"));
    }

    [Fact]
    public void What_an_earlier_release_showed_is_shown_again()
    {
        Write("people.csv", "district,sex,count\nA,F,2\nA,M,20\nB,F,30\nB,M,40\nC,F,50\nC,M,60\n");
        Write("before.csv", "district,sex,value,status\nB,F,30,published\nB,M,40,published\nB,total,70,published\n");
        Write("spec.json", "{" + Dimensions + ""","rules":{"minimum":3},"earlier":["before.csv"]""" + "}");
        Assert.Equal(ExitCode.Done, Protect(out _));
        Assert.Contains("B,F,30,published", Read("safe.csv"));
        Assert.Contains("B,M,40,published", Read("safe.csv"));
    }

    [Fact]
    public void An_earlier_release_with_a_dimension_more_is_not_taken_for_these_cells()
    {
        Write("people.csv", "district,sex,count\nA,F,2\nA,M,20\nB,F,30\nB,M,40\n");
        Write("before.csv", "district,sex,age,value,status\nB,F,young,10,published\nB,F,total,30,published\n");
        Write("spec.json", "{" + Dimensions + ""","earlier":["before.csv"]""" + "}");
        Assert.Contains("column 'age' is no dimension", Assert.Throws<UnusableInputException>(() => Protect(out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Combinations_without_a_row_are_shown_as_empty()
    {
        Write("people.csv", "district,sex,count\nA,F,20\nB,M,40\n");
        Write("spec.json", "{" + Dimensions + "}");
        Assert.Equal(ExitCode.Done, Protect(out _));
        Assert.Equal(13, Read("safe.csv").Count);
        Assert.Contains("C,total,0,published", Read("safe.csv"));
    }

    [Fact]
    public void Counts_are_rounded_or_changed_by_their_keys()
    {
        Write("people.csv", "district,sex,count,key\nA,F,2,0.3\nA,M,20,4.7\nB,F,30,2.2\nB,M,40,1.9\nC,F,1,0.05\nC,M,60,3.3\n");
        Write("spec.json", "{" + Dimensions + ""","method":"round","base":5""" + "}");
        Assert.Equal(ExitCode.Done, Protect(out _));
        var rounded = Read("safe.csv");
        Assert.Contains(rounded, line => line is "A,F,0,rounded" or "A,F,5,rounded");
        Assert.Contains("B,M,40,rounded", rounded);
        Write("spec.json", "{" + Dimensions + ""","method":"cell-key","cellKey":{"column":"key","D":5,"V":3,"js":2}""" + "}");
        Assert.Equal(ExitCode.Done, Protect(out _));
        Assert.Equal(12, Read("safe.csv").Count(line => line.EndsWith(",perturbed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("district,sex,count\nA,F,2\n", "\"dimensions\":[]", "names no dimensions")]
    [InlineData("district,sex,count\nA,F,2\nX,F,3\n", Dimensions, "Line 3 has the code 'X' of district, which has no parent")]
    [InlineData("district,sex,count\ntotal,F,2\n", Dimensions, "Line 2 has the total 'total' of district; leave it out")]
    [InlineData("district,sex,count\nA,F,2\nA,F,3\n", Dimensions, "stands twice")]
    [InlineData("district,sex,count\nA,F,two\n", Dimensions, "Line 2 has 'two' in count, which is no number")]
    [InlineData("district,sex,count\nA,F,2.5\n", Dimensions, "no count of persons")]
    [InlineData("district,sex,count\nA,F,1,234\n", Dimensions, "Line 2 has more cells than the header")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"rules\":{\"minimun\":10}", "did you mean 'minimum'?")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"ruels\":{\"minimum\":10}", "did you mean 'rules'?")]
    [InlineData("district,sex,number\nA,F,2\n", Dimensions, "has no column 'count'")]
    [InlineData("district,sex,count\n", Dimensions, "a header and no cells")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"method\":\"hide\"", "has at method 'hide', which is not known")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"demand\":\"none\"", "has at demand 'none', which is not known")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"rules\":{\"minimum\":0}", "rules.minimum 0, where a whole number from 1")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"unit\":\"money\",\"method\":\"round\"", "those methods are for counts")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"unit\":\"money\",\"rules\":{\"pPercent\":10}", "has no column 'largest1'")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"method\":\"cell-key\"", "with which keys")]
    [InlineData("district,sex,count\nA,F,2\n", Dimensions + ",\"linked\":[{\"table\":\"nowhere.csv\",\"dimensions\":[{\"name\":\"sex\",\"parents\":{\"F\":\"total\"}}]}]", "nowhere.csv")]
    [InlineData("district,sex,count\nA,F,2\n", "\"dimensions\":[{\"name\":\"district\",\"parents\":{\"A\":\"B\",\"B\":\"A\"}}]", "has no total")]
    [InlineData("district,sex,count\nA,F,2\n", "\"dimensions\":[{\"name\":\"district\",\"parents\":{\"A\":\"x\",\"B\":\"y\"}}]", "has 2 totals (x, y)")]
    public void What_cannot_be_used_is_refused_with_its_place(string table, string spec, string sentence)
    {
        Write("people.csv", table);
        Write("spec.json", "{" + spec + "}");
        var refused = Assert.Throws<UnusableInputException>(() => Protect(out _));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(In("safe.csv")));
        Assert.Empty(Directory.GetFiles(folder.FullName, "*.part"));
    }

    private int Protect(out string told)
    {
        using var messages = new StringWriter();
        var code = ProtectCommand.Run(new(In("people.csv"), In("spec.json"), In("safe.csv"), In("report.json")), TimeProvider.System, messages);
        told = messages.ToString();
        return code;
    }

    private string In(string file) => Path.Combine(folder.FullName, file);

    private void Write(string file, string text) => File.WriteAllText(In(file), text);

    private List<string> Read(string file) => [.. File.ReadAllLines(In(file))];
}
