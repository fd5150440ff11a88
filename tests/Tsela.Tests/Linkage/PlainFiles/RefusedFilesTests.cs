using System.Text;
using Tsela.Linkage.PlainFiles;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Linkage.PlainFiles;

public sealed class RefusedFilesTests : IDisposable
{
    private const string Header = "id,first_name,surname,dob,town\n";
    private readonly PlainPersons persons = new();

    public void Dispose() => persons.Dispose();

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "empty")]
    [InlineData("id,first_name,surname,town\n1,a,b,c\n", "no column 'dob', which the SPEC names at columns[2].name")]
    [InlineData("id,first_name,sur_name,dob,town\n", "no column 'surname', which the SPEC names at columns[1].name; did you mean 'sur_name'?")]
    [InlineData("first_name,surname,dob,town\n", "no column 'id', which the SPEC names at id")]
    [InlineData("id,first_name,surname,dob,town,surname\n", "has 'surname' 2 times (columns 3 and 6)")]
    [InlineData("id,first_name,SURNAME,dob,town,Surname\n", "has 'surname' 2 times")]
    [InlineData(Header + "1,a,b,1990-01-01,c\n2,a,b,1990-01-01,c\n1,x,b,1990-01-01,c\n", "The id '1' stands on line 2 and again on line 4;")]
    [InlineData(Header + "1,a,b,,c\n\n1,a,b,,c\n1,a,b,,c\n2,a,b,,c\n2,a,b,,c\n", "The id '1' stands on line 2 and again on line 4 (and 2 more rows like it);")]
    [InlineData(Header + "1,a,b,,c\n,a,b,,c\n  ,a,b,,c\n", "The row on line 3 has no id (and 1 more row like it)")]
    [InlineData(Header + "1,a,\"b,,c\n", "quotation mark")]
    [InlineData(Header + "1,a,b\0,,c\n", "zero byte")]
    public void A_file_that_cannot_be_linked_is_refused_with_a_sentence(string csv, string says) => Refused(says, () => persons.Run(persons.Write("a.csv", csv)));

    [Fact]
    public void Letters_of_two_encodings_are_refused() =>
        Refused("not UTF-8", () => persons.Run(persons.WriteBytes("a.csv", [.. Encoding.UTF8.GetBytes(Header + "1,Zoë,Šimić,,Ča\n2,Z"), 0xEB, .. "x,,,\n"u8])));

    [Theory]
    [InlineData("{", "is not JSON: line 1")]
    [InlineData("[]", "must be an object")]
    [InlineData("""{"columns":[{"name":"town","kind":"place"}]}""", "lacks 'id'")]
    [InlineData("""{"id":7,"columns":[{"name":"town","kind":"place"}]}""", "has at id 7, where a text must stand")]
    [InlineData("""{"id":"id"}""", "has no list 'columns'")]
    [InlineData("""{"id":"id","columns":{}}""", "has no list 'columns'")]
    [InlineData("""{"id":"id","columns":[]}""", "names no columns")]
    [InlineData("""{"id":"id","columns":["town"]}""", "has at columns[0] something that is no column")]
    [InlineData("""{"id":"id","columns":[{"kind":"place"}]}""", "lacks columns[0].name")]
    [InlineData("""{"id":"id","columns":[{"name":"town"}]}""", "lacks columns[0].kind")]
    [InlineData("""{"id":"id","columns":[{"name":"dob","kind":"date"},{"name":"town","kind":"plaice"}]}""", "has at columns[1].kind 'plaice', which is no kind; did you mean 'place'?")]
    [InlineData("""{"id":"id","columns":[{"name":"town","kind":"x"}]}""", "which is no kind; there are 'given-name', 'surname'")]
    [InlineData("""{"id":"id","columns":[{"name":"town","kind":"place"},{"name":"town","kind":"text"}]}""", "names the column 'town' twice, at columns[0].name and columns[1].name")]
    [InlineData("""{"id":"id","columns":[{"name":"town","kind":"place"},{"name":"TOWN","kind":"text"}]}""", "both mean the column 'town'")]
    [InlineData("""{"id":"id","id":"id","columns":[{"name":"town","kind":"place"}]}""", "says id twice")]
    [InlineData("""{"id":"id","columns":[{"name":"town","kind":"place"}],"oneToOne":"yes"}""", "has at oneToOne \"yes\", where true or false must stand")]
    [InlineData("""{"id":"id","columns":[{"name":"town","kind":"place"}],"oneToOne":true}""", "oneToOne, which needs two files")]
    public void A_spec_that_cannot_be_used_is_refused_with_its_place(string spec, string says) =>
        Refused(says, () => persons.Run(persons.Write("a.csv", PlainPersons.Csv(9)), spec: spec));

    [Theory]
    [InlineData("0")]
    [InlineData("-0.1")]
    [InlineData("1.5")]
    [InlineData("0,95")]
    [InlineData("95%")]
    [InlineData("abc")]
    [InlineData("NaN")]
    public void A_threshold_that_is_no_probability_is_refused(string threshold) =>
        Refused($"'{threshold}' cannot be used for --threshold", () => persons.Run(persons.Write("a.csv", PlainPersons.Csv(9)), threshold: threshold));

    [Fact]
    public void A_column_that_the_second_file_lacks_is_refused_with_the_way_out()
    {
        var second = persons.Write("b.csv", PlainPersons.Csv(9).Replace("first_name", "forename", StringComparison.Ordinal));
        Refused("'b.csv' has no column 'first_name'", () => persons.Run(persons.Write("a.csv", PlainPersons.Csv(9)), second));
        Refused("say so at columns[0].name2", () => persons.Run(persons.At("a.csv"), second));
    }

    [Fact]
    public void Files_that_would_be_overwritten_or_are_one_are_refused()
    {
        var (file, spec, other) = (persons.Write("a.csv", PlainPersons.Csv(9)), persons.Write("spec.json", PlainPersons.Spec), persons.At("new.csv"));
        var call = new LinkFilesCommand.Call(file, null, spec, other, null, null, "0.95");
        File.CreateSymbolicLink(persons.At("link.csv"), file);
        Refused("--out would overwrite", () => persons.Run(call with { Out = file }));
        Refused("--out would overwrite", () => persons.Run(call with { Out = persons.At("link.csv") }));
        Refused("--pairs would overwrite", () => persons.Run(call with { Pairs = spec }));
        Refused("--out and --report both name", () => persons.Run(call with { Report = other }));
        Refused("FILE and FILE2 are both", () => persons.Run(call with { Second = file }));
        Refused("name a file in a folder that is there", () => persons.Run(call with { Out = persons.At("nowhere/new.csv") }));
        Refused("name a file in a folder that is there", () => persons.Run(call with { Report = persons.Folder }));
        Refused("a device and no file", () => persons.Run(call with { Out = "/dev/null" }));
        Refused("It is a folder", () => persons.Run(call with { File = persons.Folder }));
        Refused("The file is not there", () => persons.Run(call with { File = persons.At("missing.csv") }));
        Refused("which --columns names", () => persons.Run(call with { Columns = persons.At("missing.json") }));
        Refused("no name of a file", () => persons.Run(call with { File = "" }));
    }

    private void Refused(string says, Action run)
    {
        Assert.Contains(says, Assert.Throws<UnusableInputException>(run).Message, StringComparison.Ordinal);
        var left = Directory.EnumerateFileSystemEntries(persons.Folder).Select(path => Path.GetFileName(path));
        Assert.Empty(left.Except(["a.csv", "b.csv", "link.csv", "spec.json"], StringComparer.Ordinal));
    }
}
