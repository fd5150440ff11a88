using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.ReadReport;

/// <summary>For which periods a report can be made.</summary>
internal static class PeriodsWithFigures
{
    /// <summary>A projection reaches far: a period counts as one of the report where this share of its tables has a figure.</summary>
    private const double ShareMin = 0.25;

    /// <summary>The periods of a kind that have figures, newest first; those that are not over, or in which most of the report would be gaps, only where they are asked for.</summary>
    public static IReadOnlyList<ReportPeriod> Of(ReportTemplate template, PublicEdition edition, string kind, bool withGaps)
    {
        List<PublicTable> tables = [.. template.Blocks.OfType<TableTemplate>().SelectMany(table => table.Of).Distinct(StringComparer.Ordinal).Select(edition.Find).OfType<PublicTable>()];
        // a report of words alone, as that on quality, stands on everything that is public
        var counted = (tables.Count > 0 ? tables : edition.Tables).SelectMany(table => WithValue(new Cube(table), kind)).CountBy(period => period).ToList();
        var drawn = DateOnly.FromDateTime(edition.Tables.Select(table => table.Table.ExtractedAt).DefaultIfEmpty().Max());
        var least = withGaps ? 1 : Math.Max(1, counted.Select(one => one.Value).DefaultIfEmpty(0).Max() * ShareMin);
        return [.. counted.Where(one => one.Value >= least && (withGaps || one.Key.Last <= drawn)).Select(one => one.Key).OrderByDescending(period => period.First)];
    }

    private static IEnumerable<ReportPeriod> WithValue(Cube cube, string kind)
    {
        var withValue = cube.Table.Cells.Where(cell => cell.Value is not null).Select(cell => cell.At[^1]).ToHashSet();
        return cube.Periods(kind).Where(period => withValue.Contains(cube.TimeAt(period)));
    }
}
