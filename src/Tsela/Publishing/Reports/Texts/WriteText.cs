using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Reports.Texts;

/// <summary>Writes a text block of a report, as a new version; what stood before stays readable.</summary>
[Needs(Right.PrepareReleases)]
public sealed class WriteText(TselaDb db, CurrentActor actor, TimeProvider clock, ReportTemplates templates)
{
    public sealed record Request(string Report, string Period, string Block, string Text);

    /// <returns>The version.</returns>
    public async Task<Outcome<int>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<WriteText>() is { } refusal)
        {
            return refusal;
        }

        if (templates.Find(request.Report) is not { } template)
        {
            return ReportProblems.UnknownReport(request.Report, templates);
        }

        if (ReportPeriod.Read(request.Period) is not { } period || !template.Periods.Contains(period.Kind))
        {
            return ReportProblems.WrongPeriod(request.Period, template);
        }

        if (!template.Blocks.OfType<TextTemplate>().Any(block => block.Id == request.Block))
        {
            return ReportProblems.UnknownBlock(request.Block, template);
        }

        var text = request.Text.ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > ReportText.LengthMax)
        {
            return ReportProblems.NoText;
        }

        var (report, block, code, now) = (template.Id, request.Block, period.Code, clock.GetUtcNow().UtcDateTime);
        var version = (await db.Set<ReportText>().Where(one => one.Report == report && one.Block == block && one.Period == code).MaxAsync(one => (int?)one.Version, cancellationToken) ?? 0) + 1;
        db.Add(new ReportText
        {
            Id = Guid.CreateVersion7(), Report = report, Block = block, Period = code, From = period.First, Version = version, Text = text, WrittenBy = actor.Actor.Name, WrittenAt = now,
        });
        db.Audited(actor.Actor, now, "report-text.write", $"{report} {code} {block} version {version}");
        return await db.SaveUnlessTaken(cancellationToken) ? version : ReportProblems.WrittenMeanwhile;
    }
}
