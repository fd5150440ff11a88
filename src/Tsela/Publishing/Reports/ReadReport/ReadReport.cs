using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Publishing.Reports.Texts;
using Tsela.Publishing.WorkingGroup;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.ReadReport;

/// <summary>A report of a period, filled from what is public. What is for staff is refused to everybody else.</summary>
[NeedsNothing("because its figures are public; a report for staff is refused to whoever may read no figures")]
public sealed class ReadReport(
    CurrentActor actor, ReportTemplates templates, NationalCatalogue catalogue, ShownEdition shown, StandingTexts standing, PublicDecisions decided, FilledReports kept)
{
    /// <param name="Period">2024, 2024-Q1 or 2024-03; null for the latest with figures.</param>
    public sealed record Request(string Report, string? Period = null);

    /// <param name="Periods">The periods that have figures, newest first.</param>
    public sealed record Filled(ReportTemplate Template, ReportDocument Document, IReadOnlyList<ReportPeriod> Periods);

    public async Task<Outcome<Filled>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (templates.Find(request.Report) is not { } template)
        {
            return ReportProblems.UnknownReport(request.Report, templates);
        }

        if (!template.IsPublic && !actor.Actor.Rights.Contains(Right.ReadFigures))
        {
            return ReportProblems.ForStaff(template);
        }

        var asked = request.Period is null ? null : ReportPeriod.Read(request.Period);
        if (request.Period is { } wrong && (asked is null || !template.Periods.Contains(asked.Kind)))
        {
            return ReportProblems.WrongPeriod(wrong, template);
        }

        var edition = await shown.Read(cancellationToken);
        if (edition.Tables.Count == 0)
        {
            return ReportProblems.NothingPublic;
        }

        List<ReportPeriod> periods = [.. template.Periods.SelectMany(kind => kept.Periods(template, edition, kind))];
        var period = asked ?? periods.FirstOrDefault();
        if (period is null)
        {
            return ReportProblems.NoFigures(ReportPeriod.OfYear(edition.ChangedAt.Year), latest: null, []);
        }

        var known = PeriodsWithFigures.Of(template, edition, period.Kind, withGaps: true);
        if (!known.Contains(period))
        {
            return ReportProblems.NoFigures(period, periods.FirstOrDefault(one => one.Kind == period.Kind), known);
        }

        var texts = await standing.Of(template.Id, period, cancellationToken);
        var decisions = await decided.Of(edition, cancellationToken);
        return new Filled(template, kept.Of(template, edition, period, texts, decisions, catalogue), periods);
    }
}
