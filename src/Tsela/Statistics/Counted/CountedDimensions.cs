using System.Globalization;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Counted;

/// <summary>The dimensions that the figures of an indicator are broken down by, their codes in the order of their lists.</summary>
internal sealed class CountedDimensions(FigureBook book, MeasureDefinition measure)
{
    private readonly CodeLabels labels = new(book.Definitions.Catalogue, book.Measures, measure, book.Manifest.Entered);

    public IReadOnlyList<CountedDimension> Of(IReadOnlyList<CountedFigure> figures) =>
    [
        .. figures.SelectMany(figure => figure.Codes).GroupBy(place => place.Dimension, place => place.Code, StringComparer.Ordinal).Select(group =>
        {
            var lists = labels.ListsOf(group.Key);
            var places = lists.SelectMany(list => list.Codes).Select((code, i) => (code.Value, i)).DistinctBy(one => one.Value, StringComparer.Ordinal)
                .ToDictionary(one => one.Value, one => one.i, StringComparer.Ordinal);
            var codes = group.Distinct(StringComparer.Ordinal).OrderBy(code => code.Length > 0 && code[0] is '_' or '.' or 'n' && !places.ContainsKey(code))
                .ThenBy(code => places.GetValueOrDefault(code, int.MaxValue)).ThenBy(Lowest).ThenBy(code => code, StringComparer.Ordinal);
            var title = labels.TitleOf(group.Key);
            return new CountedDimension(
                group.Key, char.ToUpperInvariant(title[0]) + title[1..], lists.Any(list => list.Id == "districts"), lists.Count > 0 ? lists[0].Id : null,
                [.. codes.Select(code => new CountedCode(code, labels.Of(group.Key, code)))]);
        }),
    ];

    // 5-9 before 10-14, under 3 months before 3 to 11
    private static int Lowest(string band) =>
        band.StartsWith("under ", StringComparison.Ordinal) ? -1
        : int.TryParse(string.Concat(band.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : int.MaxValue;
}
