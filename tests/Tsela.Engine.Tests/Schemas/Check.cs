using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Tests.Schemas;

/// <summary>A check of a small table written as text, with everything that it said.</summary>
internal sealed class Check
{
    public required CheckSummary Summary { get; init; }
    public List<Finding> Findings { get; } = [];
    public List<Taken> Rows { get; } = [];

    public sealed record Taken(long Row, bool HasError, bool HasWarning, string?[] Harmonised);

    public static Check Of(string schema, string csv, CheckOptions? options = null, Func<string, CodeList?>? lists = null) =>
        Of(Schema(schema, lists), csv, options);

    public static Check Of(TableSchema schema, string csv, CheckOptions? options = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"tsela-check-{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, csv);
        try
        {
            using var reader = TableFile.Open(path, new ReadOptions { Delimiter = ',' }).Reader!;
            return Of(schema, reader, options);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Check Of(TableSchema schema, TableReader reader, CheckOptions? options = null)
    {
        var findings = new List<Finding>();
        var rows = new List<Taken>();
        var summary = new TableCheck(schema, options ?? new CheckOptions { Today = new DateOnly(2024, 6, 30), ShortRowsLackCells = true }).Run(
            reader,
            row => rows.Add(new Taken(row.Row, row.HasError, row.HasWarning, [.. row.Harmonised])),
            findings.Add,
            TestContext.Current.CancellationToken);
        var check = new Check { Summary = summary };
        check.Findings.AddRange(findings);
        check.Rows.AddRange(rows);
        return check;
    }

    public static TableSchema Schema(string json, Func<string, CodeList?>? lists = null)
    {
        var reading = SchemaReader.Read(json, "schema.json", lists ?? (id => id == "districts" ? Districts : null));
        Assert.Empty(reading.Faults);
        return reading.Schema!;
    }

    /// <summary>A series with the given fields and rules, as JSON.</summary>
    public static string Series(string fields, string rules = "", string more = "") =>
        $$"""
        { "name": "T1", "fieldsMatch": "partial", "missingValues": ["", "n/s"], {{more}}
          "fields": [{{fields}}],
          "tsela": { "dataset": "T", "institution": "BOS", "rules": [{{rules}}] } }
        """;

    public static CodeList Districts { get; } = CodeListReader.Read(
        """
        { "id": "districts", "title": "Districts of Lesotho", "codes": [
          { "code": "LS-A", "label": "Maseru" },
          { "code": "LS-B", "label": "Botha-Bothe", "synonyms": ["Butha Buthe", "BB"] },
          { "code": "LS-J", "label": "Mokhotlong" },
          { "code": "_T", "label": "Lesotho", "synonyms": ["Total"] } ] }
        """, "districts.json").CodeList!;

    public IReadOnlyList<string> Said => [.. Findings.Select(f => $"{f.Row} {f.Field} {f.Rule} {f.Severity}".ToLowerInvariant())];

    public IEnumerable<string?> Column(int index) => Rows.Select(row => row.Harmonised[index]);
}
