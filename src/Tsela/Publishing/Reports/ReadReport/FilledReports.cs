using System.Collections.Concurrent;
using Tsela.Catalogue;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Publishing.Reports.Texts;
using Tsela.Publishing.WorkingGroup;

namespace Tsela.Publishing.Reports.ReadReport;

/// <summary>Reports as they were filled last: the same edition and the same texts make the same report.</summary>
public sealed class FilledReports
{
    private const int KeptMax = 24;

    private readonly ConcurrentDictionary<string, ReportDocument> documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<ReportPeriod>> periods = new(StringComparer.Ordinal);

    public IReadOnlyList<ReportPeriod> Periods(ReportTemplate template, PublicEdition edition, string kind)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(edition);
        return Kept(periods, $"{template.Id} {edition.Tag} {kind}", () => PeriodsWithFigures.Of(template, edition, kind, withGaps: false));
    }

    public ReportDocument Of(
        ReportTemplate template, PublicEdition edition, ReportPeriod period, IReadOnlyDictionary<string, ReportText> texts, IReadOnlyList<Decision> decisions, NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(period);
        var written = texts.ToDictionary(text => text.Key, text => text.Value.Text, StringComparer.Ordinal);
        var key = $"{template.Id} {edition.Tag} {period.Code} {string.Join(' ', texts.Values.Select(text => text.Id).Order())} {string.Join(' ', decisions.Select(decision => decision.Id))}";
        return Kept(documents, key, () => new ReportBuilder(edition, catalogue, template, period, written, new Validations(edition, decisions)).Build());
    }

    private static T Kept<T>(ConcurrentDictionary<string, T> all, string key, Func<T> make)
    {
        if (all.TryGetValue(key, out var known))
        {
            return known;
        }

        if (all.Count >= KeptMax)
        {
            all.Clear();
        }

        return all[key] = make();
    }
}
