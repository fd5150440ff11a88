using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tsela.Engine.Columns;
using Tsela.Shared.Commands;
using Tsela.Statistics.PlainFiles;
using Tsela.Tests.Intake;

namespace Tsela.Tests.Statistics.PlainFiles;

public sealed class ColumnsTests : IDisposable
{
    private const string Schema =
        """
        { "name": "arrivals", "missingValues": ["", { "value": "n/s", "label": "not stated" }, "-"], "fields": [
          { "name": "sex", "title": "Sex", "type": "string", "categories": [{ "value": "F", "label": "female" }, { "value": "M", "label": "male" }] },
          { "name": "day", "type": "date", "tsela": { "concept": "event.date" } },
          { "name": "age", "type": "integer" },
          { "name": "paid", "type": "number" },
          { "name": "returning", "type": "boolean" } ] }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-columns-");
    private readonly StringWriter messages = new();

    private string Out => Path.Combine(folder.FullName, "table");

    public void Dispose()
    {
        messages.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Makes_a_folder_that_says_what_it_holds_and_where_it_came_from()
    {
        const string Csv = "sex,day,age,paid,returning\nF,2024-02-29,31,12.50,true\nn/s,,-,n/s,0\nM,n/s,-3,1e3,True\n";
        Assert.Equal(ExitCode.Done, Run(Csv));

        var manifest = Manifest();
        Assert.Equal(3, manifest.Rows);
        Assert.Equal(("arrivals.csv", Csv.Length, Hash(Encoding.UTF8.GetBytes(Csv))), (manifest.Source.Name, manifest.Source.Bytes, manifest.Source.Sha256));
        Assert.Equal(Hash(Encoding.UTF8.GetBytes(Schema)), manifest.SchemaSha256);
        Assert.Equal(new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc), manifest.MadeAt);
        Assert.Equal(["code", "date", "number", "number", "code"], manifest.Fields.Select(field => field.Kind));
        Assert.Equal("female", manifest.Fields[0].Codes!["F"]);
        Assert.Equal("not stated", manifest.Fields[1].States["n/s"]);
        using var table = ColumnTable.Open(Path.Combine(Out, manifest.Table), manifest.Digest);
        Assert.Equal(["F|2024-02-29|31|12.5|true", "n/s|||n/s|false", "M|n/s|-3|1000|true"], Rows(table));
        Assert.Equal("event.date", table.Find<DateColumn>("day").Concept);
        Assert.Equal(["manifest.json", "manifest.sha256", "table.columns"], Directory.EnumerateFileSystemEntries(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Values_that_cannot_be_read_are_missing_counted_and_said()
    {
        Assert.Equal(ExitCode.Faulty, Run("sex,day,age,paid,returning\nF,2024-02-30,x,1e400,perhaps\nX,29/02/2024,1.5,NaN,1\nM,,1,2\n\nM,,1,2,1,surplus\n"));
        Assert.Equal(["F||||", "X||||true", "M||1|2|", "M||1|2|true"], Rows(ColumnTable.Open(Path.Combine(Out, "table.columns"))));
        var manifest = Manifest();
        Assert.Equal([0, 2, 2, 2, 1], manifest.Fields.Select(field => field.Unreadable));
        Assert.Equal((2, 1), (manifest.RowsOutOfShape, manifest.RowsLeftOut));
        Assert.Contains("arrivals.csv: 4 rows of 5 columns", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 line left out", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 value of 'returning' could not be read and is missing", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 values of 'day' could not be read", messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 rows with more or fewer cells", messages.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dialect_of_the_package_is_followed()
    {
        var package = $$"""{ "resources": [{ "name": "a", "path": "arrivals.csv", "dialect": { "delimiter": ";", "header": false }, "schema": {{Schema}} }] }""";
        Assert.Equal(ExitCode.Done, Run("F;2024-01-01;1;2;1\n\"M\";;2;;0\n", package));
        using var table = ColumnTable.Open(Path.Combine(Out, "table.columns"));
        Assert.Equal(["F|2024-01-01|1|2|true", "M||2||false"], Rows(table));
    }

    [Fact]
    public void Replaces_a_table_and_nothing_else()
    {
        Run("sex,day,age,paid,returning\nF,,1,2,1\n");
        Run("sex,day,age,paid,returning\nF,,1,2,1\nM,,1,2,1\n");
        Assert.Equal(2, Manifest().Rows);
        File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");
        var refusal = Assert.Throws<UnusableInputException>(() => Run("sex,day,age,paid,returning\n"));
        Assert.Contains("notes.txt", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, Manifest().Rows);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("sex,day,years,paid,returning\nF,,1,2,1\n", "years")]
    [InlineData("sex,day,age,paid\nF,,1,2\n", "returning")]
    [InlineData("sex,day,age,paid,returning\nF,,1,2,\"1\n", "quotation mark")]
    public void Refuses_a_file_that_does_not_fit_and_leaves_nothing_behind(string csv, string says)
    {
        var refusal = Assert.Throws<UnusableInputException>(() => Run(csv));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["arrivals.csv", "schema.json"], folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }

    private int Run(string csv, string schema = Schema)
    {
        var (file, definition) = (Path.Combine(folder.FullName, "arrivals.csv"), Path.Combine(folder.FullName, "schema.json"));
        File.WriteAllText(file, csv);
        File.WriteAllText(definition, schema);
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        return ColumnsCommand.Run(new ColumnsCommand.Call(file, definition, Out), clock, messages, isWatched: false, TestContext.Current.CancellationToken);
    }

    private TableManifest Manifest() =>
        JsonSerializer.Deserialize<TableManifest>(File.ReadAllBytes(Path.Combine(Out, TableManifest.FileName)), TableManifest.Form)!;

    private static IEnumerable<string> Rows(ColumnTable table) =>
        Enumerable.Range(0, table.RowCount).Select(row => string.Join('|', table.Columns.Select(column => column.TextAt(row))));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
