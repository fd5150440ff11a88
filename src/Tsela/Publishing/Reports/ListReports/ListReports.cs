using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.ReadReport;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.ListReports;

/// <summary>The reports that somebody may read, each with the periods that have figures.</summary>
[NeedsNothing("because everybody may know which reports are public; those for staff are listed for staff alone")]
public sealed class ListReports(CurrentActor actor, ReportTemplates templates, NationalCatalogue catalogue, ShownEdition shown, FilledReports kept)
{
    public sealed record Request;

    /// <param name="Regular">What the national list of regular reports says of it.</param>
    /// <param name="Periods">Newest first; empty where no figure is public for it.</param>
    public sealed record Listed(ReportTemplate Template, RegularReport Regular, IReadOnlyList<ReportPeriod> Periods);

    public async Task<Outcome<IReadOnlyList<Listed>>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var edition = await shown.Read(cancellationToken);
        var isStaff = actor.Actor.Rights.Contains(Right.ReadFigures);
        Listed[] listed = [.. templates.All.Where(template => template.IsPublic || isStaff).Select(template => new Listed(
            template, catalogue.Reports.Single(report => report.Id == template.Regular), [.. template.Periods.SelectMany(kind => kept.Periods(template, edition, kind))]))];
        return listed;
    }
}
