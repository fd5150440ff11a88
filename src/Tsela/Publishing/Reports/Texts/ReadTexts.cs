using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Reports.Texts;

/// <summary>The text blocks of an edition, each with what stands in it and who wrote it, and all that was written before.</summary>
[Needs(Right.ReadReleases)]
public sealed class ReadTexts(TselaDb db, CurrentActor actor, ReportTemplates templates, StandingTexts standing)
{
    public sealed record Request(string Report, string Period);

    /// <param name="Section">Where the block stands.</param>
    /// <param name="Standing">Null where nobody has written it; the template's own text then stands, if it has one.</param>
    /// <param name="History">Newest first, of all editions.</param>
    public sealed record Block(TextTemplate Template, string Section, ReportText? Standing, IReadOnlyList<ReportText> History);

    public sealed record Texts(ReportTemplate Template, ReportPeriod Period, IReadOnlyList<Block> Blocks);

    public async Task<Outcome<Texts>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadTexts>() is { } refusal)
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

        var stands = await standing.Of(template.Id, period, cancellationToken);
        var written = (await db.Set<ReportText>().AsNoTracking().Where(text => text.Report == template.Id).ToListAsync(cancellationToken)).ToLookup(text => text.Block, StringComparer.Ordinal);
        var blocks = from section in template.Sections
                     from text in section.Content.OfType<TextTemplate>()
                     select new Block(
                         text, $"{section.Number} {section.Title}".Trim(), stands.GetValueOrDefault(text.Id),
                         [.. written[text.Id].OrderByDescending(one => one.From).ThenByDescending(one => one.Version)]);
        return new Texts(template, period, [.. blocks]);
    }
}
