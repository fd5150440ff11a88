using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Bench.Tables;

/// <summary>Tables beside DuckDB: the same rows, the same cells, in turns in one run.</summary>
internal static class TablesBench
{
    private static readonly int[] EvenSizes = [2, 10, 18, 20, 5, 67];
    private static readonly int[] SkewedSizes = [3, 67, 20, 20, 5, 10];
    private static readonly string[] Four = ["a", "b", "c", "d"];
    private static readonly string[] Three = ["a", "b", "c"];

    public static int Run(int rows, int times)
    {
        using var duck = new DuckDb();
        Console.WriteLine($"{rows:N0} rows, {Environment.ProcessorCount} processors, .NET {Environment.Version}, load {Load()}; milliseconds, median (best) of {times}");
        var even = MadeRows.Even(rows, EvenSizes);
        duck.Run(MadeRows.EvenSql(rows, EvenSizes));
        Beside(duck, even, "count by four, 7,200 cells", "even", Four, times);
        Beside(duck, even, "persons by three", "even", Three, times, new Measure(Aggregate.Distinct, new ColumnValue("person")), "count(DISTINCT person)");
        Read(even, times);
        foreach (var dimensions in new[] { 2, 3, 4 })
        {
            foreach (var part in new[] { 4, 2, 1 })
            {
                var fewer = First(even, rows / part);
                var took = Times(times, () => Tabulation.Of(fewer, new Question { By = By(Four.Take(dimensions)) }));
                Console.WriteLine($"  {fewer.RowCount,12:N0} rows by {dimensions}: {Show(took)}");
            }
        }

        duck.Run("DROP TABLE even");
        var skewed = MadeRows.Skewed(rows, SkewedSizes);
        duck.Run(MadeRows.SkewedSql(rows, SkewedSizes));
        Beside(duck, skewed, "count by four, 80,400 skewed cells", "skewed", Four, times);
        duck.Run("DROP TABLE skewed");
        Stocks(duck, rows / 10, times);
        Console.WriteLine($"load at the end {Load()}");
        return 0;
    }

    private static void Stocks(DuckDb duck, int rows, int times)
    {
        var periods = MadeRows.Periods(rows, [2, 10, 18]);
        duck.Run(MadeRows.PeriodsSql(rows, [2, 10, 18]));
        var days = StockOnDays.MonthEnds(new DateOnly(2015, 1, 1), new DateOnly(2024, 12, 31));
        duck.Run("CREATE TABLE days AS SELECT last_day(DATE '2015-01-01' + to_months(range::INT)) AS day, range AS n FROM range(120)");
        Compare(
            duck, periods, $"stock on 120 month ends of {rows:N0} periods by three", new Question { By = By(Three), Time = new StockOnDays(days) },
            "SELECT a, b, c, n, count(*) FROM periods JOIN days ON valid_from <= day AND (valid_to IS NULL OR valid_to >= day) GROUP BY ALL", times: 1,
            codes => [.. codes.Take(3).Select(long.Parse), days.ToList().IndexOf(DateOnly.Parse(codes[3], CultureInfo.InvariantCulture))]);
    }

    private static void Beside(DuckDb duck, ColumnTable table, string what, string name, string[] by, int times, Measure? measure = null, string sql = "count(*)") => Compare(
        duck, table, what, new Question { By = By(by), Measure = measure ?? Measure.Rows }, $"SELECT {string.Join(", ", by)}, {sql} FROM {name} GROUP BY ALL", times,
        codes => [.. codes.Select(long.Parse)]);

    private static void Compare(DuckDb duck, ColumnTable table, string what, Question question, string query, int times, Func<IReadOnlyList<string>, long[]> key)
    {
        var (ours, theirs, tuned) = (new List<double>(), new List<double>(), new List<double>());
        ResultTable? answer = null;
        for (var i = 0; i <= times; i++)
        {
            var mine = Times(1, () => answer = Tabulation.Of(table, question))[0];
            duck.Run("RESET perfect_ht_threshold");
            var other = duck.Run(query);
            duck.Run("SET perfect_ht_threshold = 20");
            var better = duck.Run(query);
            if (i > 0)
            {
                ours.Add(mine);
                theirs.Add(other);
                tuned.Add(better);
            }
        }

        var cells = duck.Cells(query).ToDictionary(row => string.Join(' ', row[..^1]), row => row[^1], StringComparer.Ordinal);
        var isSame = cells.Count == answer!.Cells.Count && answer.Cells.All(cell => cells.GetValueOrDefault(string.Join(' ', key(cell.Codes))) == cell.Value);
        Console.WriteLine($"{what}: Tsela {Show(ours)}, DuckDB {Show(theirs)}, DuckDB tuned {Show(tuned)}: {Median(theirs) / Median(ours):F1} and {Median(tuned) / Median(ours):F1} times as fast; "
            + (isSame ? $"all {cells.Count:N0} cells the same" : "THE CELLS DIFFER"));
    }

    /// <summary>The same bytes read and nothing done with them: what the memory gives.</summary>
    private static void Read(ColumnTable table, int times)
    {
        var columns = Four.Select(name => table.Find<CodeColumn>(name)).ToList();
        var took = Times(times, () => Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var sum = System.Runtime.Intrinsics.Vector512<long>.Zero;
            foreach (var column in columns)
            {
                var vectors = MemoryMarshal.Cast<byte, System.Runtime.Intrinsics.Vector512<long>>(column.Bytes);
                for (var i = (int)((long)vectors.Length * part / Environment.ProcessorCount); i < (long)vectors.Length * (part + 1) / Environment.ProcessorCount; i++)
                {
                    sum ^= vectors[i];
                }
            }

            GC.KeepAlive(sum);
        }));
        Console.WriteLine($"the bytes of the four columns read and no more: {Show(took)}, {4.0 * table.RowCount / 1e6 / Median(took):F1} GB/s");
    }

    private static ColumnTable First(ColumnTable table, int rows) => rows == table.RowCount ? table : new ColumnTable(
        table.Name, rows, [.. table.Columns.OfType<CodeColumn>().Where(column => column.Width == 1).Select(column => new CodeColumn(
            new ColumnHeader(column.Name, null, []), new RawValues(new Lazy<ReadOnlyMemory<byte>>(column.Bytes[..rows].ToArray()), rows, 1, column.RawLimit), column.Dictionary))]);

    private static CodeDimension[] By(IEnumerable<string> names) => [.. names.Select(name => new CodeDimension(name, name))];

    private static List<double> Times(int times, Action work)
    {
        var took = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        return took;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static string Show(List<double> times) => string.Create(CultureInfo.InvariantCulture, $"{Median(times):F1} ({times.Min():F1})");

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
