using Tsela.Engine.Schemas;
using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Files;

/// <summary>One row of a file: values in the order of the sheet's columns, as the office holds them.</summary>
public sealed record SheetRow(object?[] Cells, Person? Person)
{
    public SheetRow Copy() => new([.. Cells], Person);
}

/// <summary>A table before it becomes a file: texts, numbers, days, truth; codes already in the office's own words.</summary>
/// <param name="Until">The last day that the sheet can tell of.</param>
public sealed record Sheet(TableSchema Series, string Period, DateOnly Until, IReadOnlyList<SchemaField> Columns, IReadOnlyList<string> Headers, List<SheetRow> Rows)
{
    public Sheet Copy() => this with { Rows = [.. Rows.Select(row => row.Copy())] };

    public Sheet Without(int column) => this with
    {
        Columns = [.. Columns.Where((_, index) => index != column)],
        Headers = [.. Headers.Where((_, index) => index != column)],
        Rows = [.. Rows.Select(row => new SheetRow([.. row.Cells.Where((_, index) => index != column)], row.Person))],
    };
}
