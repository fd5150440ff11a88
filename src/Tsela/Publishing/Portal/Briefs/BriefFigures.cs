using Tsela.Disclosure;
using Tsela.Publishing.Portal.Tables;

namespace Tsela.Publishing.Portal.Briefs;

/// <summary>A line of a brief: the figure of one table for the place or topic.</summary>
/// <param name="SharePercent">Of the figure for all, in the same period; null where that is not shown or the two do not add.</param>
internal sealed record BriefLine(PublicTable Table, Headline Figure, decimal? SharePercent);

/// <summary>What the public tables say about one code.</summary>
internal static class BriefFigures
{
    private const string CountryList = "countries";

    /// <summary>The tables that have a district, with its figure.</summary>
    public static IReadOnlyList<BriefLine> OfDistrict(PublicEdition edition, string code) => Of(edition, code, dimension => dimension.Kind == SafeDimensionKind.District);

    public static IReadOnlyList<BriefLine> OfCountry(PublicEdition edition, string code) =>
        Of(edition, code, dimension => dimension.Kind == SafeDimensionKind.Code && (dimension.CodeList is null || dimension.CodeList.StartsWith(CountryList, StringComparison.Ordinal)));

    public static IReadOnlyList<BriefLine> OfTopic(PublicTopic topic) =>
        [.. topic.Tables.Select(table => (table, Headline.Of(table.Table))).Where(one => one.Item2 is not null).Select(one => new BriefLine(one.table, one.Item2!, SharePercent: null))];

    /// <summary>The codes of a kind that any public table has a figure for, in the order of the lists.</summary>
    public static IReadOnlyList<(SafeDimension Dimension, SafeCode Code)> Countries(PublicEdition edition) =>
        [.. edition.Tables.SelectMany(table => table.Table.Dimensions).Where(dimension => dimension.CodeList?.StartsWith(CountryList, StringComparison.Ordinal) == true)
            .SelectMany(dimension => dimension.Codes, (dimension, code) => (dimension, code)).Where(one => one.code.Code.Length == 2 && !one.code.Code.StartsWith('_'))
            .DistinctBy(one => one.code.Code, StringComparer.Ordinal).OrderBy(one => one.code.Label, StringComparer.Ordinal)];

    /// <summary>A table that has the code in two dimensions is told by the one with the later figure.</summary>
    private static IReadOnlyList<BriefLine> Of(PublicEdition edition, string code, Func<SafeDimension, bool> isMeant) =>
    [
        .. (from table in edition.Tables
           from dimension in Enumerable.Range(0, table.Table.Dimensions.Count - 1)
           where isMeant(table.Table.Dimensions[dimension])
           let place = TableIndex.PlaceOf(table.Table.Dimensions[dimension], code)
           where place >= 0
           let figure = Headline.Of(table.Table, (dimension, place))
           where figure is not null
           select new BriefLine(table, figure, Share(table.Table, figure)))
            .OrderByDescending(line => line.Figure.Period.Code, StringComparer.Ordinal).DistinctBy(line => line.Table.Id, StringComparer.Ordinal).OrderBy(line => line.Table.Id, StringComparer.Ordinal),
    ];

    private static decimal? Share(SafeTable table, Headline part)
    {
        var index = TableIndex.Of(table);
        var all = index.Find(index.At(part.Period.Place))?.Value;
        return all is > 0 && part.Latest.Value is >= 0 && part.Latest.Value <= all ? Math.Round(part.Latest.Value.Value / all.Value * 100, 1) : null;
    }
}
