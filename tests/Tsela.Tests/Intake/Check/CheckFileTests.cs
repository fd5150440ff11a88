using System.Text.Json;
using Tsela.Engine.Spreadsheets;
using Tsela.Intake.Check;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Intake.Check;

public sealed class CheckFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-check-");

    private const string Package =
        """
        { "resources": [
          { "name": "people", "path": "people.csv", "dialect": { "delimiter": ";" },
            "schema": { "primaryKey": "id",
              "fields": [ { "name": "id", "type": "integer" }, { "name": "town", "type": "string" } ],
              "foreignKeys": [ { "fields": "town", "reference": { "resource": "towns", "fields": "code" } } ] } },
          { "name": "towns", "path": "towns.csv", "schema": { "fields": [ { "name": "code", "type": "string" } ] } } ] }
        """;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Writes_a_report_with_rows_findings_and_quality()
    {
        Write("towns.csv", "code\nMaseru\n");
        var (code, report) = Run(Write("datapackage.json", Package), Write("people.csv", "id;town\n1;Maseru\n1;Maseru\nx;Rome\n"));

        Assert.Equal(ExitCode.Faulty, code);
        Assert.Equal((3, 1, 2), (report.GetProperty("rows").GetInt32(), report.GetProperty("accepted").GetInt32(), report.GetProperty("rejected").GetInt32()));
        Assert.Equal(
            ["2 primary-key", "3 type-error", "3 foreign-key"],
            report.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("row").GetInt32()} {f.GetProperty("rule").GetString()}"));
        Assert.Equal(3, report.GetProperty("quality").GetProperty("uniqueness").GetProperty("denominator").GetInt32());
    }

    [Fact]
    public void A_file_without_a_fault_ends_with_0()
    {
        Write("towns.csv", "code\nMaseru\n");
        Assert.Equal(ExitCode.Done, Run(Write("datapackage.json", Package), Write("people.csv", "id;town\n1;Maseru\n")).Code);
    }

    [Fact]
    public void Foreign_keys_wait_where_the_other_file_is_not_there() =>
        Assert.Equal(ExitCode.Done, Run(Write("datapackage.json", Package), Write("people.csv", "id;town\n1;Rome\n")).Code);

    [Fact]
    public void Takes_a_bare_table_schema() =>
        Assert.Equal(ExitCode.Faulty, Run(Write("schema.json", """{ "fields": [ { "name": "n", "type": "integer" } ] }"""), Write("x.csv", "n\none\n")).Code);

    [Fact]
    public void An_encoding_that_the_package_declares_is_held_to_the_letter()
    {
        var package = Write("datapackage.json", """{ "resources": [ { "name": "x", "path": "x.csv", "encoding": "utf-8", "schema": { "fields": [ { "name": "n" } ] } } ] }""");
        var file = Write("x.csv", "n\n");
        File.WriteAllBytes(file, "n\nMal"u8.ToArray().Append((byte)0xE9).ToArray());

        var (code, report) = Run(package, file);

        Assert.Equal(ExitCode.Unusable, code);
        Assert.Equal("encoding-error", report.GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_source_error_in_the_report()
    {
        var (code, report) = Run(Write("schema.json", """{ "fields": [ { "name": "n" } ] }"""), Write("x.csv", ""));

        Assert.Equal(ExitCode.Unusable, code);
        Assert.Equal("source-error", report.GetProperty("findings")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public void Warnings_alone_end_with_0() =>
        Assert.Equal(ExitCode.Done, Run(
            Write("schema.json", """{ "name": "T", "fields": [ { "name": "day", "type": "date" } ], "tsela": { "dataset": "T", "institution": "BOS" } }"""),
            Write("x.csv", "day\n31/03/24\n")).Code);

    [Theory]
    [InlineData("""{ "resources": [ { "name": "a", "path": "a.csv", "schema": { "fields": [] } }, { "name": "b", "path": "b.csv", "schema": { "fields": [] } } ] }""", "not clear which")]
    [InlineData("""{ "fields": [ { "name": "n", "type": "strin" } ] }""", "'strin' is not a type")]
    [InlineData("""{ "fields": [ """, "This is not JSON")]
    [InlineData("""{ "title": "x" }""", "neither a Data Package")]
    public void A_schema_that_cannot_be_used_is_refused_in_a_sentence(string schema, string sentence)
    {
        var refusal = Assert.Throws<UnusableInputException>(() => Run(Write("schema.json", schema), Write("x.csv", "n\n1\n")));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles("report*"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_ends_with_2_and_says_so_in_the_report()
    {
        var (code, report) = Run(Write("schema.json", """{ "fields": [ { "name": "n", "type": "integer" } ] }"""), Write("x.csv", ""));

        Assert.Equal(ExitCode.Unusable, code);
        Assert.Equal(1, report.GetProperty("findings").GetArrayLength());
    }

    [Theory]
    [InlineData(""" "dialect": { "header": false } """, "1,a\nx,b\n", "2 type-error")]
    [InlineData(""" "dialect": { "nullSequence": "\\N" } """, "id,name\n\\N,a\n", "")]
    [InlineData(""" "dialect": { "commentChar": "//" } """, "id,name\n//,\n1,a\n", "")]
    [InlineData(""" "dialect": { "csv": { "delimiter": "!" } } """, "id!name\n1!a\n", "")]
    [InlineData(""" "dialect": "dialect.json" """, "id!name\n1!a\n", "")]
    [InlineData(""" "bytes": 12, "hash": "sha256:f9d5e7e4f2e49fa6ba7bfa3a8b1cf2fc4b1c2ff7f6c1ddb3f1c1b0fd59b3d5d0" """, "id,name\n1,a\n", "0 hash-count")]
    [InlineData(""" "bytes": 11 """, "id,name\n1,a\n", "0 byte-count")]
    [InlineData(""" "path": ["other.csv", "x.csv"] """, "id,name\nx,a\n", "1 type-error")]
    public void Follows_what_the_package_says_of_its_file(string more, string csv, string said)
    {
        Write("dialect.json", """{ "delimiter": "!" }""");
        var path = more.Contains("path", StringComparison.Ordinal) ? "" : """ "path": "x.csv", """;
        var package = Write("datapackage.json", $$"""
            { "resources": [ { "name": "x", {{path}} "schema": { "fields": [ { "name": "id", "type": "integer" }, { "name": "name" } ] }, {{more}} },
                             { "name": "y", "path": "y.csv", "schema": { "fields": [ { "name": "z" } ] } } ] }
            """);

        var (_, report) = Run(package, Write("x.csv", csv));

        Assert.Equal(said, string.Join(", ", report.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("row").GetInt32()} {f.GetProperty("rule").GetString()}")));
    }

    [Theory]
    [InlineData("../tsela-check-elsewhere/s.json")]
    [InlineData("/etc/hostname")]
    [InlineData("https://bos.gov.ls/schema.json")]
    public void A_schema_that_is_not_beside_the_package_is_refused(string link)
    {
        var package = Write("datapackage.json", $$"""{ "resources": [ { "name": "x", "path": "x.csv", "schema": "{{link}}" } ] }""");

        var refusal = Assert.Throws<UnusableInputException>(() => Run(package, Write("x.csv", "n\n1\n")));

        Assert.Contains("not a file beside the package", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_one_column_has_no_delimiter() =>
        Assert.Equal(ExitCode.Done, Run(Write("schema.json", """{ "fields": [ { "name": "note" } ] }"""), Write("x.csv", "note\na;b;c\nd;e;f\n")).Code);

    [Theory]
    [InlineData("x.xlsm")]
    [InlineData("x.csv")]
    public void A_row_of_a_sheet_may_end_early_whatever_the_file_is_called(string name)
    {
        using (var file = File.Create(Path.Combine(folder.FullName, name)))
        using (var writer = new WorkbookWriter(file))
        {
            writer.StartSheet(new SheetSpec("Data", [new SheetColumn("n"), new SheetColumn("note")]));
            writer.StartRow();
            writer.Number(1);
        }

        Assert.Equal(ExitCode.Done, Run(Write("schema.json", """{ "fields": [ { "name": "n", "type": "integer" }, { "name": "note" } ] }"""), Path.Combine(folder.FullName, name)).Code);
    }

    [Theory]
    [InlineData("nowhere/report.json", "a folder that is there")]
    [InlineData("", "a folder that is there")]
    [InlineData("x.csv", "would overwrite")]
    public void A_report_that_has_no_place_is_refused_before_the_work(string report, string sentence)
    {
        var (schema, file) = (Write("schema.json", """{ "fields": [ { "name": "n" } ] }"""), Write("x.csv", "n\n1\n"));

        var refusal = Assert.Throws<UnusableInputException>(
            () => CheckFile.Run(schema, file, Path.Combine(folder.FullName, report), TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private (int Code, JsonElement Report) Run(string schema, string file)
    {
        var path = Path.Combine(folder.FullName, "report.json");
        using var messages = new StringWriter();
        var code = CheckFile.Run(schema, file, path, TextWriter.Null, messages, TestContext.Current.CancellationToken);
        using var report = JsonDocument.Parse(File.ReadAllText(path));
        return (code, report.RootElement.Clone());
    }
}
