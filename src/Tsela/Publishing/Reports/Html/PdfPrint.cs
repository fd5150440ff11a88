using System.Diagnostics;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.Html;

/// <summary>Prints a page to PDF with Chromium, where it is there.</summary>
internal static class PdfPrint
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>Why there is no PDF; null where it was written.</returns>
    public static async Task<string?> Print(string page, string pdf, CancellationToken cancellationToken)
    {
        if (Find() is not { } chromium)
        {
            return "Chromium is not on this machine; print the page from any browser.";
        }

        using var unfinished = new UnfinishedFile(Path.GetFullPath(pdf));
        var profile = Directory.CreateTempSubdirectory("tsela-print-");
        var start = new ProcessStartInfo(chromium)
        {
            RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
            // the page is our own and opens nothing else, so that the sandbox, which no container has, may be left out
            ArgumentList =
            {
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={profile.FullName}", "--no-pdf-header-footer",
                $"--print-to-pdf={unfinished.Path}", new Uri(Path.GetFullPath(page)).AbsoluteUri,
            },
        };
        try
        {
            using var process = Process.Start(start)!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return $"Chromium had not printed the page after {Patience.TotalMinutes:0} minutes.";
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }

            if (process.ExitCode != 0 || !File.Exists(unfinished.Path))
            {
                return $"Chromium could not print the page (exit code {process.ExitCode}).";
            }

            unfinished.Finish();
            return null;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
