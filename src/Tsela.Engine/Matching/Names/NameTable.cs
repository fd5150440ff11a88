namespace Tsela.Engine.Matching.Names;

/// <summary>The tables of data/names, which are built into the engine: comma-separated, one header row, no quotes.</summary>
internal static class NameTable
{
    /// <summary>The rows of a table without its header; every row has as many cells as the header.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(NameTable).Assembly.GetManifestResourceStream($"names/{name}.csv")
            ?? throw new InvalidOperationException($"The table {name} is not built into the engine.");
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split(',').Length;
        for (var line = 2; reader.ReadLine() is { } row; line++)
        {
            var cells = row.Split(',');
            yield return cells.Length == columns
                ? cells
                : throw new InvalidOperationException($"data/names/{name}.csv, line {line}: {cells.Length} cells where the header has {columns}.");
        }
    }
}
