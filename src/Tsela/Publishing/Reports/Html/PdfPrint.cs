using Tsela.Shared;

namespace Tsela.Publishing.Reports.Html;

/// <summary>Prints a page to PDF with Chromium, where it is there.</summary>
internal static class PdfPrint
{
    /// <returns>Why there is no PDF; null where it was written.</returns>
    public static Task<string?> Print(string page, string pdf, CancellationToken cancellationToken) =>
        HeadlessChromium.Draw(page, pdf, file => ["--no-pdf-header-footer", $"--print-to-pdf={file}"], cancellationToken);
}
