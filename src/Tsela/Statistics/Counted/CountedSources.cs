using Tsela.Catalogue;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Counted;

/// <summary>The series behind an indicator, with the share of each in the rows of its latest figure.</summary>
internal static class CountedSources
{
    public static IReadOnlyList<CountedSource> Of(FigureBook book, Indicator indicator, IReadOnlyList<CountedFigure> figures, string reference)
    {
        var catalogue = book.Definitions.Catalogue;
        var parts = figures.Where(figure => figure.IsTotal && figure.Reference == reference).SelectMany(figure => figure.Parts).ToList();
        var read = parts.SelectMany(part => part.Population.Series).Distinct(StringComparer.Ordinal).ToList();
        var every = read.Concat(figures.SelectMany(figure => figure.Parts).SelectMany(part => part.Population.Series)).Concat(read.Count == 0 ? book.SeriesOf(indicator.Id) : [])
            .Distinct(StringComparer.Ordinal).Where(id => book.Manifest.Of(id) is not null).ToList();
        var isWhole = parts.TrueForAll(part => part.Role == PartRole.Whole && part.Population.Series.Count == 1);
        var rows = isWhole ? parts.GroupBy(part => part.Population.Series[0], part => part.Rows, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal) : [];
        var all = rows.Values.Sum();
        return
        [
            .. every.Select(id =>
            {
                var series = book.Manifest.Of(id)!;
                var block = catalogue.Series[id].Tsela!;
                decimal? share = isWhole && all > 0 ? decimal.Round((decimal)rows.GetValueOrDefault(id) / all, 3) : null;
                return new CountedSource(id, series.Title, block.Institution, block.Confidentiality, share, series.Quality.Completeness, series.Quality.Validity);
            }),
        ];
    }
}
