using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Reports.Texts;

public class TextsPage(ReadTexts read, WriteText write) : TselaPage
{
    public ReadTexts.Texts? Texts { get; private set; }

    /// <summary>The block whose form was sent and refused, with what was written in it.</summary>
    public (string Block, string Text)? Sent { get; private set; }

    public string ReportAddress => ReportFiles.AddressOf(Texts!.Template, Texts.Period);

    public string TextOf(ReadTexts.Block block) =>
        Sent is { } sent && sent.Block == block.Template.Id ? sent.Text : block.Standing?.Text ?? block.Template.Default ?? "";

    public Task<IActionResult> OnGetAsync(string? report, string period, CancellationToken cancellationToken) => Show(report ?? ReportTemplate.Profile, period, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? report, string period, string? block, string? text, CancellationToken cancellationToken)
    {
        var id = report ?? ReportTemplate.Profile;
        var written = await write.Handle(new(id, period, block ?? "", text ?? ""), cancellationToken);
        if (written.Problem is not { } problem)
        {
            return Redirect($"{Request.Path}#text-{block}");
        }

        Sent = (block ?? "", text ?? "");
        var refused = Refused(problem);
        if (refused is not PageResult)
        {
            return refused;
        }

        return await Show(id, period, cancellationToken);
    }

    private async Task<IActionResult> Show(string report, string period, CancellationToken cancellationToken)
    {
        var texts = await read.Handle(new(report, period), cancellationToken);
        if (texts.Problem is { } problem)
        {
            return problem.Kind == Shared.ProblemKind.Invalid ? NotFound() : Refused(problem);
        }

        Texts = texts.Value;
        return Page();
    }
}
