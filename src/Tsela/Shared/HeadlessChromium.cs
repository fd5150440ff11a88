using System.Diagnostics;

namespace Tsela.Shared;

/// <summary>Draws our own pages with Chromium, where it is there.</summary>
public static class HeadlessChromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static bool IsThere => Find() is not null;

    /// <summary>Draws a page into a file.</summary>
    /// <param name="page">A file of our own that opens nothing else.</param>
    /// <param name="target">What to write; nothing stands there where it fails.</param>
    /// <param name="how">The words that say what to draw, given the file to write.</param>
    /// <returns>Why there is no file; null where it was written.</returns>
    public static async Task<string?> Draw(string page, string target, Func<string, IEnumerable<string>> how, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(how);
        if (Find() is not { } chromium)
        {
            return "Chromium is not on this machine; print the page from any browser.";
        }

        using var unfinished = new UnfinishedFile(Path.GetFullPath(target));
        // what kind of picture it draws it reads from the end of the name
        var drawn = unfinished.Path + Path.GetExtension(target);
        var profile = Directory.CreateTempSubdirectory("tsela-print-");
        var start = new ProcessStartInfo(chromium) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        // the page is our own and opens nothing else, so that the sandbox, which no container has, may be left out
        foreach (var word in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}", .. how(drawn), new Uri(Path.GetFullPath(page)).AbsoluteUri])
        {
            start.ArgumentList.Add(word);
        }

        try
        {
            return await Run(start, cancellationToken) is { } exitCode
                ? exitCode == 0 && File.Exists(drawn) ? Finish(drawn, unfinished) : $"Chromium could not draw the page (exit code {exitCode})."
                : $"Chromium had not drawn the page after {Patience.TotalMinutes:0} minutes.";
        }
        finally
        {
            File.Delete(drawn);
            profile.Delete(recursive: true);
        }
    }

    private static string? Finish(string drawn, UnfinishedFile unfinished)
    {
        File.Move(drawn, unfinished.Path);
        unfinished.Finish();
        return null;
    }

    // null where it did not come to an end
    private static async Task<int?> Run(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
