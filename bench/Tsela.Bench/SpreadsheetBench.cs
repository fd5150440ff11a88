using System.Diagnostics;
using System.Globalization;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Bench;

/// <summary>Whole-file speed of reading, writing and marking tables of 12 columns.</summary>
public static class SpreadsheetBench
{
    private const string Header = "record_no,surname,given_name,birth_date,sex,citizenship,passport_no,occupation,employer,district,valid_from,valid_to";

    /// <summary>Runs the measurements with so many rows in the workbook and ten times as many in the CSV file.</summary>
    public static void Run(int rows, string folder)
    {
        Directory.CreateDirectory(folder);
        var csv = Path.Combine(folder, "bench.csv");
        var workbook = Path.Combine(folder, "bench.xlsx");
        WriteCsv(csv, rows * 10);
        Time("write XLSX", rows, () => WriteWorkbook(workbook, rows));
        for (var round = 0; round < 3; round++)
        {
            Time("read CSV", rows * 10, () => Read(csv));
            Time("read XLSX", rows, () => Read(workbook));
        }

        var marks = Enumerable.Range(0, rows / 5).Select(i => new CellMark((i * 5) + 2, (i % 12) + 1, MarkSeverity.Error, $"The value of row {i} does not fit; look at the register."));
        Time("mark XLSX", rows, () => Mark(workbook, marks, Path.Combine(folder, "marked.xlsx")));
        Time("mark CSV", rows, () => Mark(csv, marks, Path.Combine(folder, "marked-csv.xlsx")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
    }

    private static void Time(string what, int rows, Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-10} {rows,10:N0} rows {watch.Elapsed.TotalSeconds,6:F2} s {rows / watch.Elapsed.TotalSeconds,10:N0} rows/s"));
    }

    private static void Read(string path)
    {
        using var reader = TableFile.Open(path, new ReadOptions()).Reader ?? throw new InvalidOperationException("The file cannot be read.");
        long characters = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.CellCount; i++)
            {
                characters += reader.Cell(i).Length;
            }
        }

        if (characters == 0 || reader.Fault is not null)
        {
            throw new InvalidOperationException(reader.Fault?.Message ?? "Nothing was read.");
        }
    }

    private static void Mark(string path, IEnumerable<CellMark> marks, string to)
    {
        using var output = File.Create(to);
        if (MarkedWorkbook.Write(path, output, marks, new ReadOptions()) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    private static void WriteCsv(string path, int rows)
    {
        var random = new Random(20261121);
        using var writer = new StreamWriter(path);
        writer.WriteLine(Header);
        for (var i = 0; i < rows; i++)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"NES-{i:D7},Mokoena{random.Next(5000)},Thabo{random.Next(900)},19{random.Next(40, 99)}-0{random.Next(1, 9)}-1{random.Next(0, 9)},{(random.Next(2) == 0 ? "M" : "F")},CN,E{random.Next(10_000_000, 99_999_999)},\"Engineer, civil {random.Next(100)}\",Maseru Trading {random.Next(300)},LS-A,2024-01-{random.Next(10, 28)},2025-01-{random.Next(10, 28)}"));
        }
    }

    private static void WriteWorkbook(string path, int rows)
    {
        var random = new Random(20261121);
        using var stream = File.Create(path);
        using var writer = new WorkbookWriter(stream);
        writer.StartSheet(new SheetSpec("Permits", [.. Header.Split(',').Select(name => new SheetColumn(name))]));
        for (var i = 0; i < rows; i++)
        {
            writer.StartRow();
            writer.Text($"NES-{i}");
            writer.Text($"Mokoena{random.Next(5000)}");
            writer.Text($"Thabo{random.Next(900)}");
            writer.Date(new DateOnly(random.Next(1940, 2000), 1 + random.Next(12), 1 + random.Next(28)));
            writer.Text(random.Next(2) == 0 ? "M" : "F");
            writer.Text("CN");
            writer.Text($"E{random.Next(10_000_000, 99_999_999)}");
            writer.Text($"Engineer, civil {random.Next(100)}");
            writer.Text($"Maseru Trading {random.Next(300)}");
            writer.Text("LS-A");
            writer.Date(new DateOnly(2024, 1, 1 + random.Next(28)));
            writer.Number(random.Next(1000, 90_000));
        }
    }
}
