using Tsela.Bench.Linkage.Making;
using Tsela.Engine.Matching;
using Tsela.Engine.Matching.Dates;

namespace Tsela.Engine.Tests.Matching.Linking;

/// <summary>A made set as the engine takes it, and the truth beside it.</summary>
internal sealed record MadePersons(PersonTable Table, int[] Entities)
{
    public static MadePersons Of(LabelledSet set, int count, int seed = 1) => Of(set, set.Records(count, seed));

    /// <summary>The same records in another order; record n of the new table was record <c>order[n]</c>.</summary>
    public static MadePersons Of(LabelledSet set, int count, int[] order)
    {
        LabelledRecord[] records = [.. set.Records(count, 1)];
        return Of(set, order.Select(record => records[record]));
    }

    public static PersonTable Table_of(IReadOnlyList<(string Name, ColumnKind Kind)> columns, IEnumerable<string[]> rows)
    {
        var builder = new PersonTableBuilder(columns);
        foreach (var row in rows)
        {
            Add(builder, row, 0);
        }

        return builder.Build();
    }

    private static MadePersons Of(LabelledSet set, IEnumerable<LabelledRecord> records)
    {
        var builder = new PersonTableBuilder(set.Columns.Select(column => (column.Name, Enum.Parse<ColumnKind>(column.Kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true))));
        var entities = new List<int>();
        foreach (var record in records)
        {
            Add(builder, record.Values, (byte)(record.File - 1));
            entities.Add(record.Person);
        }

        return new MadePersons(DateParts.Joined(builder.Build()).Table, [.. entities]);
    }

    private static void Add(PersonTableBuilder builder, string[] values, byte source)
    {
        for (var column = 0; column < values.Length; column++)
        {
            builder.Set(column, values[column]);
        }

        builder.Next(source);
    }
}
