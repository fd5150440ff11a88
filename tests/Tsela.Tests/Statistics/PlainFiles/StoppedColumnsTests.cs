using System.Diagnostics;
using System.Globalization;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Statistics.PlainFiles;

/// <summary>The program is really told to stop in the middle of a table.</summary>
public sealed class StoppedColumnsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-stopped-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_stopped_command_takes_away_what_it_has_half_written()
    {
        var (file, schema, target) = (Path.Combine(folder.FullName, "a.csv"), Path.Combine(folder.FullName, "a.json"), Path.Combine(folder.FullName, "table"));
        await File.WriteAllTextAsync(schema, """{ "fields": [{ "name": "code", "type": "string" }, { "name": "amount", "type": "number" }] }""", TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, 2_000_000).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => $"K{i},{i}").Prepend("code,amount"), TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "tsela"), ["columns", file, "--schema", schema, "--out", target]) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        while (!folder.EnumerateDirectories("*.part").Any())
        {
            Assert.False(process.HasExited, "The program ended before it could be stopped.");
            await Task.Yield();
        }

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Stopped before the end", messages, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, process.ExitCode);
        Assert.Empty(folder.EnumerateDirectories());
    }
}
