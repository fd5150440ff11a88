using System.Text.Json;
using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Dates;

namespace Tsela.Bench.Linkage.Scoring;

/// <summary>A labelled set in memory, as the engine takes it.</summary>
/// <param name="Table">The records.</param>
/// <param name="Entities">The person of each.</param>
internal sealed record LabelledTable(PersonTable Table, IReadOnlyList<int> Entities)
{
    public static LabelledTable Of(LabelledFolder set)
    {
        using var spec = JsonDocument.Parse(File.ReadAllBytes(set.Columns));
        var columns = spec.RootElement.GetProperty("columns").EnumerateArray()
            .Select(column => (Name: column.GetProperty("name").GetString()!, Kind: KindOf(column.GetProperty("kind").GetString()!))).ToArray();
        var id = spec.RootElement.GetProperty("id").GetString()!;
        var builder = new PersonTableBuilder(columns);
        var entities = new List<int>();
        foreach (var (file, source) in set.IsTwoFiles ? [(set.First, (byte)0), (set.Second, (byte)1)] : new[] { (set.First, (byte)0) })
        {
            var lines = CsvRows.Of(file);
            var header = lines.First();
            foreach (var cells in lines.Skip(1))
            {
                for (var column = 0; column < columns.Length; column++)
                {
                    var at = Array.IndexOf(header, columns[column].Name);
                    builder.Set(column, at < cells.Length ? cells[at] : "");
                }

                builder.Next(source);
                entities.Add(set.Entities[set.Row(source == 0 ? '1' : '2', cells[Array.IndexOf(header, id)])]);
            }
        }

        return new LabelledTable(DateParts.Joined(builder.Build()).Table, entities);
    }

    /// <summary>The values of a record as one line.</summary>
    public string Line(int record) => string.Join(" | ", Table.Columns.Select(column => column.Values[column.Codes[record]]));

    private static ColumnKind KindOf(string word) => Enum.Parse<ColumnKind>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
