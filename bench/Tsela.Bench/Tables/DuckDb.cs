using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tsela.Bench.Tables;

/// <summary>The other engine, in a process of its own.</summary>
internal sealed class DuckDb : IDisposable
{
    private readonly Process process;

    public DuckDb()
    {
        process = Process.Start(new ProcessStartInfo("node", ["serve.mjs", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)])
        {
            WorkingDirectory = "bench/duckdb", RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        process.StandardInput.AutoFlush = true;
    }

    /// <summary>Runs a statement; returns its milliseconds.</summary>
    public double Run(string statement) => double.Parse(Said(statement).Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>The rows of a query, all of them whole numbers.</summary>
    public IReadOnlyList<long[]> Cells(string query) => JsonSerializer.Deserialize<List<long[]>>(Said("cells " + query).Split(' ', 2)[1])!;

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private string Said(string statement)
    {
        process.StandardInput.WriteLine(statement.ReplaceLineEndings(" "));
        return process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("DuckDB could not run: npm install in bench/duckdb first");
    }
}
