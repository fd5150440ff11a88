using System.Runtime.CompilerServices;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Tests.Schemas;

/// <summary>
/// Files as institutions send them, in Scenarios: NAME.csv is checked against NAME.schema.json, and what comes out
/// must be NAME.findings.csv (row, field, rule, severity, a part of the message), in the order in which it is told.
/// </summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Folder(), "*.findings.csv").Select(path => Path.GetFileName(path).Replace(".findings.csv", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Finds_what_a_statistician_expects(string name)
    {
        var folder = Folder();
        var schema = SchemaReader.Read(File.ReadAllText(Path.Combine(folder, name + ".schema.json")), name, id =>
            CodeListReader.Read(File.ReadAllText(Path.Combine(folder, "codelists", id + ".json")), id).CodeList);
        Assert.Empty(schema.Faults);
        using var reader = TableFile.Open(Path.Combine(folder, name + ".csv"), new ReadOptions()).Reader!;

        var check = Check.Of(schema.Schema!, reader, new CheckOptions { Today = new DateOnly(2024, 6, 30), PeriodStart = new DateOnly(2024, 3, 1), PeriodEnd = new DateOnly(2024, 3, 31) });

        var expected = Expected(Path.Combine(folder, name + ".findings.csv"));
        Assert.Equal(expected.Select(line => line.Head), check.Findings.Select(Head));
        foreach (var (finding, line) in check.Findings.Zip(expected))
        {
            Assert.Contains(line.Part, finding.Message, StringComparison.Ordinal);
            Assert.NotEmpty(finding.Mend);
        }
    }

    private static string Head(Finding finding) => $"{finding.Row},{finding.Field},{finding.Rule},{finding.Severity.ToString().ToLowerInvariant()}";

    private static List<(string Head, string Part)> Expected(string path)
    {
        var expected = new List<(string, string)>();
        using var reader = TableFile.Open(path, new ReadOptions { Delimiter = ',' }).Reader!;
        reader.Read();
        while (reader.Read())
        {
            expected.Add(($"{reader.Cell(0)},{reader.Cell(1)},{reader.Cell(2)},{reader.Cell(3)}", reader.Cell(4).ToString()));
        }

        return expected;
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Scenarios");
}
