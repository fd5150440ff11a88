using System.Diagnostics;
using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Bench.Columns;

/// <summary>Six columns of a border: sex, age, district, country, purpose and day, given to the writer as they come from a parser.</summary>
internal static class SixColumns
{
    private static readonly string[] Names = ["sex", "age", "district", "country", "purpose", "day"];
    private static readonly int[] Codes = [2, 0, 10, 200, 7, 0];

    public static int Run(int rows, string folder)
    {
        var clock = Stopwatch.StartNew();
        var path = Path.Combine(folder, "six.columns");
        string digest;
        using (var writer = new ColumnTableWriter("six", [.. Names.Select((name, i) => new ColumnPlan(name, name == "age" ? ColumnKind.Number : name == "day" ? ColumnKind.Date : ColumnKind.Code))], folder))
        {
            Fill(writer, rows);
            digest = writer.WriteTo(path);
        }

        var figures = Machine.Figures(rows, clock.Elapsed.TotalSeconds, path);
        using var table = ColumnTable.Open(path, digest);
        var question = new Question { By = [new CodeDimension("sex", "sex"), new CodeDimension("district", "district")] };
        clock.Restart();
        var result = Tabulation.Of(table, question);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures}; then counted by two columns, each byte checked: {clock.Elapsed.TotalSeconds:0.00} s, {result.Cells.Count} cells, peak of all {Machine.PeakMiB:N0} MiB"));
        File.Delete(path);
        return 0;
    }

    private static void Fill(ColumnTableWriter writer, int rows)
    {
        var texts = Codes.Select((count, i) => Enumerable.Range(0, count).Select(code => $"{Names[i]}{code}").ToArray()).ToArray();
        var random = new Random(1);
        var start = new DateOnly(2010, 1, 1);
        for (var row = 0; row < rows; row++)
        {
            var dice = random.NextInt64();
            for (var i = 0; i < texts.Length; i++)
            {
                dice = (dice * 6364136223846793005) + 1442695040888963407;
                var draw = (int)((ulong)dice >> 40);
                if (i == 1)
                {
                    writer.Columns[i].AddNumber(draw % 100);
                }
                else if (i == 5)
                {
                    writer.Columns[i].AddDay(start.AddDays(draw % 5_000));
                }
                else
                {
                    writer.Columns[i].AddCode(texts[i][draw % texts[i].Length]);
                }
            }
        }
    }
}
