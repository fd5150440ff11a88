using System.Text;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Tests.Schemas;

/// <summary>What reading into columns makes of a file, held against what the check makes of the same file.</summary>
public sealed class TableColumnsTests : IDisposable
{
    private const string Fields =
        """
        "missingValues": ["", "-", { "value": "n/s", "label": "not stated" }], "fields": [
          { "name": "text", "type": "string" },
          { "name": "whole", "type": "integer" },
          { "name": "loose", "type": "integer", "bareNumber": false, "groupChar": " " },
          { "name": "number", "type": "number" },
          { "name": "comma", "type": "number", "decimalChar": "," },
          { "name": "day", "type": "date" },
          { "name": "written", "type": "date", "format": "%d/%m/%Y" },
          { "name": "moment", "type": "datetime" },
          { "name": "truth", "type": "boolean" },
          { "name": "year", "type": "year" },
          { "name": "month", "type": "yearmonth" },
          { "name": "list", "type": "list" },
          { "name": "any" } ]
        """;

    private static readonly string[] Cells =
    [
        "", "-", "n/s", "N/S", "F", "Māori, Tšepo", "0", "-0", "7", "+7", "007", "-12", "1 234", "12.5", "12,5", "1.0", "1e3", ".5", "5.", "95%", "NaN", "INF", "-INF",
        "9223372036854775807", "9223372036854775808", "-79228162514264337593543950335", "79228162514264337593543950336", "0.1234567890123456789012345678", "1e400",
        "2024-02-29", "2023-02-29", "2024-2-9", " 2024-02-29", "0001-01-01", "9999-12-31", "10000-01-01", "29/02/2024", "2024-02-29T23:59:59", "2024-02-29T23:59:59Z", "2024-02-29 10:00:00",
        "true", "TRUE", "1", "no", "2024", "-0044", "2024-13", "2024-12", "a,b", "a", "#REF!",
    ];

    private readonly string file = Path.GetTempFileName();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    public void Dispose() => File.Delete(file);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Columns_hold_what_the_check_read(int seed)
    {
        var schema = Schema($"{{ \"name\": \"t\", {Fields} }}");
        Write(schema, new Random(seed));
        Compare(schema);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Columns_of_a_series_hold_what_the_tolerant_check_read(int seed)
    {
        var schema = Schema($"{{ \"name\": \"t\", {Fields}, \"tsela\": {{ \"dataset\": \"T\", \"institution\": \"NES\" }} }}");
        Write(schema, new Random(seed));
        Compare(schema);
    }

    [Fact]
    public void A_state_is_kept_apart_from_what_is_missing_and_from_what_cannot_be_read()
    {
        var schema = Schema($"{{ \"name\": \"t\", \"missingValues\": [\"\", {{ \"value\": \"n/s\", \"label\": \"not stated\" }}], \"fields\": [{{ \"name\": \"a\", \"type\": \"integer\" }}, {{ \"name\": \"b\" }}] }}");
        File.WriteAllText(file, "a,b\n1,x\n,x\nn/s,x\nten,x\n");
        using var writer = Read(schema, out var summary);
        var column = writer.Build().Columns[0];
        Assert.Equal(["1", "", "n/s", ""], Enumerable.Range(0, 4).Select(column.TextAt));
        Assert.Equal([false, true, true, true], Enumerable.Range(0, 4).Select(column.IsMissing));
        Assert.Equal(1, writer.Unreadable["a"]);
        Assert.Equal((4L, 0L), (summary.Rows, summary.RowsLeftOut));
    }

    private void Compare(TableSchema schema)
    {
        var expected = new List<string?[]>();
        using (var reader = TableFile.Open(file, new ReadOptions { Delimiter = ';' }).Reader!)
        {
            new TableCheck(schema, new CheckOptions { Today = new DateOnly(2024, 6, 30) }).Run(reader, row => expected.Add([.. row.Harmonised]), _ => { });
        }

        using var writer = Read(schema, out var summary);
        Assert.Null(summary.Refusal);
        var table = writer.Build();
        Assert.Equal(expected.Count, table.RowCount);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            // what the check holds as text, brought to the form of a column
            using var plain = new ColumnTableWriter("plain", [writer.Columns[i].Plan with { States = null }], spillFolder: null);
            expected.ForEach(row => plain.Add([row[i]]));
            var (checkedColumn, column) = (plain.Build().Columns[0], table.Columns[i]);
            for (var row = 0; row < table.RowCount; row++)
            {
                Assert.Equal((column.Name, row, checkedColumn.TextAt(row)), (column.Name, row, column.IsMissing(row) ? "" : column.TextAt(row)));
            }
        }
    }

    private ColumnTableWriter Read(TableSchema schema, out ColumnsSummary summary)
    {
        var reading = new TableColumns(schema, new CheckOptions { Today = new DateOnly(2024, 6, 30) });
        using var reader = TableFile.Open(file, new ReadOptions { Delimiter = schema.Fields.Count > 2 ? ';' : ',' }).Reader!;
        var writer = new ColumnTableWriter(schema.Name, reading.Plan, spillFolder: null);
        summary = reading.Read(reader, writer, TestContext.Current.CancellationToken);
        return writer;
    }

    private void Write(TableSchema schema, Random random)
    {
        var text = new StringBuilder(string.Join(';', schema.Fields.Select(field => field.Name))).Append('\n');
        for (var row = 0; row < 300; row++)
        {
            // the first cell is always given, so that no row looks blank or like a note
            text.Append('r').Append(row).Append(';').AppendJoin(';', schema.Fields.Skip(1).Select(_ => Cells[random.Next(Cells.Length)])).Append('\n');
        }

        File.WriteAllText(file, text.ToString());
    }

    private static TableSchema Schema(string json)
    {
        var reading = SchemaReader.Read(json, "schema", _ => null);
        Assert.Empty(reading.Faults);
        return reading.Schema!;
    }
}
