using System.Diagnostics;
using System.Globalization;
using Tsela.Shared.Commands;

namespace Tsela.Tests.Linkage.PlainFiles;

/// <summary>The program is really told to stop in the middle of a linkage.</summary>
public sealed class StoppedLinkTests : IDisposable
{
    private readonly PlainPersons persons = new();

    public void Dispose() => persons.Dispose();

    [Theory]
    [InlineData("-TERM")]
    [InlineData("-INT")]
    public async Task A_stopped_linkage_leaves_nothing_half_written_and_what_was_there_before(string signal)
    {
        var (file, spec) = (persons.Write("a.csv", PlainPersons.Csv(200_000)), persons.Write("spec.json", PlainPersons.Spec));
        persons.Write("clusters.csv", "of yesterday");

        // where the tests run in the background of a shell, interrupts are ignored, and a program inherits that
        var start = new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", Path.Combine(AppContext.BaseDirectory, "tsela"), "link-files", file, "--columns", spec,
                "--out", persons.At("clusters.csv"), "--pairs", persons.At("pairs.csv"),
            ])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        while (Directory.EnumerateFiles(persons.Folder, "*.part").Count() < 2)
        {
            Assert.False(process.HasExited, "The program ended before it could be stopped.");
            await Task.Yield();
        }

        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var messages = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Stopped before the end", messages, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, process.ExitCode);
        Assert.Equal("of yesterday", await File.ReadAllTextAsync(persons.At("clusters.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(["a.csv", "clusters.csv", "spec.json"], Directory.EnumerateFileSystemEntries(persons.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }
}
