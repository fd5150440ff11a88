using System.Text.Json;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Tests.NationalData;

public sealed class PublishedFigureTests
{
    public static TheoryData<string> Published =>
        [.. Manifest().EnumerateArray().Select(entry => entry.GetProperty("series").GetString()!)];

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_figures_are_taken_whole_and_each_names_its_source(string series)
    {
        var schema = NationalDataFiles.Series(series);
        Assert.Equal("all-or-nothing", schema.Tsela!.Acceptance);
        var source = schema.IndexOf("source");
        var rows = 0;
        var findings = Check(schema, row =>
        {
            rows++;
            Assert.False(string.IsNullOrWhiteSpace(row.Sent[source]));
        });

        Assert.True(rows > 0);
        Assert.DoesNotContain(findings, finding => finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("RF01", "RF01-R01", "the districts of 1986 do not add up")]
    [InlineData("RF01", "RF01-R02", "a second set of 2006 circulates")]
    [InlineData("RF02", "RF02-R01", "remittances jump in 1982")]
    [InlineData("RF02", "RF02-R02", "from 67 to 232 percent of the product")]
    [InlineData("RF03", "RF03-R01", "small cells are printed as 5")]
    [InlineData("RF03", "RF03-R03", "a backlog was cleared")]
    [InlineData("RF05", "RF05-R01", "arrivals jump in 2014")]
    [InlineData("RF05", "RF05-R02", "arrivals are rounded")]
    [InlineData("RF07", "RF07-R03", "origins grow alike")]
    [InlineData("RF08", "RF08-R01", "two editions for 2015")]
    [InlineData("RF08", "RF08-R02", "counted by citizenship with refugees added")]
    [InlineData("RF09", "RF09-R01", "gold mines or all mines")]
    [InlineData("RF10", "RF10-R01", "producers differ")]
    public void A_known_trap_comes_out_as_a_finding(string series, string rule, string trap) =>
        Assert.True(Check(NationalDataFiles.Series(series), _ => { }).Exists(finding => finding.Rule == rule), trap);

    [Theory]
    [InlineData("RF01", "1986")]
    [InlineData("RF02", "1982")]
    [InlineData("RF05", "2014")]
    [InlineData("RF08", "2015")]
    public void A_known_break_is_declared(string series, string at) =>
        Assert.Contains(NationalDataFiles.Series(series).Tsela!.Breaks, known => known.At == at);

    private static List<Finding> Check(TableSchema schema, Action<CheckedRow> onRow)
    {
        var findings = new List<Finding>();
        using var reader = TableFile.Open(Path.Combine(NationalDataFiles.Root, "published", schema.Name + ".csv"), new ReadOptions()).Reader!;
        new TableCheck(schema, new CheckOptions()).Run(reader, onRow, findings.Add, TestContext.Current.CancellationToken);
        return findings;
    }

    private static JsonElement Manifest() =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(NationalDataFiles.Root, "published", "manifest.json"))).RootElement;
}
