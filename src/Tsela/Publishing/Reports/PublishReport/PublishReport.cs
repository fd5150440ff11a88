using Tsela.Access;
using Tsela.Publishing.Reports.Html;
using Tsela.Publishing.Reports.Sheets;
using Tsela.Publishing.Reports.Word;
using Tsela.Shared;
using Tsela.Shared.Charts;

namespace Tsela.Publishing.Reports.PublishReport;

/// <summary>Writes a report as files: Word, a page that stands alone, a workbook with every table, and a PDF of it where Chromium is there.</summary>
[Needs(Right.ReadFigures)]
public sealed class PublishReport(CurrentActor actor, ReadReport.ReadReport read, StandaloneReport standalone, DistrictOutlines outlines)
{
    public sealed record Request(string Report, string? Period, string Folder)
    {
        public bool WithPdf { get; init; } = true;
    }

    /// <param name="PdfMissing">Why there is no PDF; null where there is one.</param>
    public sealed record Published(IReadOnlyList<string> Files, int Tables, int Charts, int Maps, int Gaps, string? PdfMissing, bool IsTraining);

    public async Task<Outcome<Published>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<PublishReport>() is { } refusal)
        {
            return refusal;
        }

        var filled = await read.Handle(new(request.Report, request.Period), cancellationToken);
        if (filled.Problem is { } problem)
        {
            return problem;
        }

        var document = filled.Value.Document;
        var name = Path.Combine(request.Folder, $"{document.Id.ToLowerInvariant()}-{document.Period.Code}");
        if (!CanWrite(name))
        {
            return ReportProblems.NotWritable(request.Folder);
        }

        Write($"{name}.docx", stream => WordReport.Write(document, outlines, stream));
        Write($"{name}.xlsx", stream => ReportWorkbook.Write(document, stream));
        var page = await standalone.Of(document, cancellationToken);
        Write($"{name}.html", stream => stream.Write(page));
        var missing = !request.WithPdf ? "none was asked for." : await PdfPrint.Print($"{name}.html", $"{name}.pdf", cancellationToken);
        string[] files = [$"{name}.docx", $"{name}.html", $"{name}.xlsx", .. missing is null ? new[] { $"{name}.pdf" } : []];
        return new Published(files, document.Tables.Count(), document.Charts.Count(), document.Maps.Count(), document.Gaps.Count, missing, document.IsTraining);
    }

    private static bool CanWrite(string name)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(name))!);
            using var probe = new UnfinishedFile(name);
            File.WriteAllBytes(probe.Path, []);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Write(string file, Action<Stream> write)
    {
        using var unfinished = new UnfinishedFile(file);
        using (var stream = File.Create(unfinished.Path))
        {
            write(stream);
        }

        unfinished.Finish();
    }
}
