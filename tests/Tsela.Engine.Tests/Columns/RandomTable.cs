using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tests.Columns;

/// <summary>A table of random rows with every kind of column, and what each cell must come back as.</summary>
internal sealed class RandomTable
{
    private static readonly string[] States = ["n/s", "n/a"];

    private readonly Func<string?>[] cells;

    public RandomTable(int seed, int rows)
    {
        var random = new Random(seed);
        string? Often(string value) => random.Next(10) switch { 0 => null, 1 => "n/s", 2 => "n/a", _ => value };
        string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);
        var codes = new[] { 1, 2, 253, 254, 255, 256, 257, 65_533, 65_534, 65_535, 70_000 }[seed % 11];
        cells =
        [
            () => Often($"c{random.Next(codes)}"),
            () => Often(new string((char)random.Next('a', 0x2000), random.Next(1, 60))),
            () => Often(new DateOnly(2020, 1, 1).AddDays(random.Next(seed % 2 == 0 ? 250 : 60_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            () => Often(Number(random.Next(200))),
            () => Often(Number(random.NextInt64(-5_000_000_000, 5_000_000_000))),
            () => Often(Number(random.Next(-1_000_000, 1_000_000) / (decimal)Math.Pow(10, random.Next(0, 5)))),
            () => Often(random.Next(3) == 0 ? Number(long.MinValue) : Number(long.MaxValue - random.Next(5))),
            () => Often(random.Next(3) == 0 ? Number(decimal.MaxValue - random.Next(3)) : Number(0.1234567890123456789012345678m * random.Next(9))),
            () => Often(seed % 3 == 0 ? "n/s" : Number(random.Next(254))),
        ];
        Plan =
        [
            new("code", ColumnKind.Code, "person.sex", States), new("text", ColumnKind.Code, null, States), new("day", ColumnKind.Date, "event.date", States),
            new("age", ColumnKind.Number, null, States), new("far", ColumnKind.Number, null, States), new("money", ColumnKind.Number, null, States),
            new("extreme", ColumnKind.Number, null, States), new("wide", ColumnKind.Number, null, States), new("narrow", ColumnKind.Number, null, States),
        ];
        Rows = [.. Enumerable.Range(0, rows).Select(_ => cells.Select(cell => cell()).ToArray())];
    }

    public IReadOnlyList<ColumnPlan> Plan { get; }

    public IReadOnlyList<string?[]> Rows { get; }

    public ColumnTableWriter Written(TempFolder? spill, IEnumerable<string?[]>? rows = null)
    {
        var writer = new ColumnTableWriter("random", Plan, spill?.Path);
        foreach (var row in rows ?? Rows)
        {
            writer.Add(row);
        }

        return writer;
    }

    /// <summary>What the table says of each row must be what was put in, and nothing may need more width than it has.</summary>
    public static void Same(IReadOnlyList<ColumnPlan> plan, IReadOnlyList<string?[]> rows, ColumnTable table)
    {
        Assert.Equal(rows.Count, table.RowCount);
        for (var i = 0; i < plan.Count; i++)
        {
            var column = table.Columns[i];
            Assert.Equal(plan[i].Name, column.Name);
            Assert.Equal(plan[i].Concept, column.Concept);
            Assert.Equal(plan[i].Kind, column.Kind);
            Assert.Equal(RawValues.WidthFor(column.RawLimit), column.Width);
            for (var row = 0; row < rows.Count; row++)
            {
                Assert.Equal(Plain(plan[i].Kind, rows[row][i]), column.TextAt(row));
            }
        }
    }

    private static string Plain(ColumnKind kind, string? text) =>
        text is null ? "" : kind == ColumnKind.Number && !States.Contains(text)
            ? decimal.Parse(text, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture)
            : text;
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tsela-columns-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
