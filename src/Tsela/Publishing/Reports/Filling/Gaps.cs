using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>The sentences that stand where a figure should.</summary>
internal static class Gaps
{
    /// <summary>No release holds it; where the catalogue says what is missing and who owes it, that too.</summary>
    public static string NotPublic(PublicEdition edition, NationalCatalogue catalogue, string id, string title)
    {
        if (edition.Releases.FirstOrDefault(release => release.Refused.Contains(id)) is { } release)
        {
            return $"{id} {title}: no figure is public. Release {release.Code} left it out, because it could not be shown without telling of the few people whom it counts.";
        }

        var owed = catalogue.Indicator(id)?.Measure is { ValueKind: JsonValueKind.Object } measure && measure.TryGetProperty("gaps", out var gaps) && IsMissing(measure)
            ? gaps.EnumerateArray().Select(gap => $"Missing: {What(gap)}, owed by {NameOf(catalogue, Text(gap, "owes"))}: {Text(gap, "why")}.").FirstOrDefault()
            : null;
        return $"{id} {title}: no figure is public. {owed ?? "No release holds it yet."}";
    }

    public static string NoFigure(string id, string title, ReportPeriod period) =>
        $"{id} {title}: what is public holds no figure for {period.Words} or before it in this breakdown.";

    public static string NotInTable(string id, string title, ReportPeriod period) =>
        $"{id} {title}: what is public holds no figure for the periods that the table shows, up to {period.Words}.";

    public static string Absent(NationalCatalogue catalogue, AbsentTemplate absent) =>
        $"Table {absent.Number} {absent.Title}: no figures. Missing: {absent.Missing}, owed by {NameOf(catalogue, absent.Owes)}: {absent.Why}.";

    public static string Older(SafeTable table, ReportPeriod asked, ReportPeriod found) =>
        $"{table.Title}: there is no figure for {asked.Words} yet; the latest, of {found.Words}, is shown.";

    public static string NotTogether(TableTemplate template, string rows, string columns)
    {
        var lost = new[] { template.Rows, template.Columns }.Where(axis => axis.Length > 0 && axis != rows && axis != columns);
        return $"No figures by {string.Join(" and ", lost)} are public here; what is public is shown instead.";
    }

    private static bool IsMissing(JsonElement measure) => measure.TryGetProperty("kind", out var kind) && kind.GetString() == "missing";

    private static string What(JsonElement gap) => Text(gap, "variable") is { Length: > 0 } variable ? $"{variable} ({Text(gap, "series")})" : $"a published series of {Text(gap, "series")}";

    private static string Text(JsonElement gap, string name) => gap.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static string NameOf(NationalCatalogue catalogue, string code) => catalogue.Institution(code)?.Name ?? code;
}
