using Tsela.Catalogue;

namespace Tsela.Statistics.Groupings;

/// <summary>What a grouping groups, in words.</summary>
public static class GroupingTitles
{
    public static string Of(NationalCatalogue catalogue, string list)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return list == Grouping.Ages ? "Ages in completed years" : catalogue.CodeLists.TryGetValue(list, out var known) ? known.Title : list;
    }

    /// <summary>The lists that a field of a series uses, so that a grouping of them can be asked for; ages first.</summary>
    public static IReadOnlyList<(string Id, string Title)> Groupable(NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var used = catalogue.Series.Values.SelectMany(series => series.Fields).SelectMany(field => field.CodeLists).DistinctBy(list => list.Id, StringComparer.Ordinal);
        return [(Grouping.Ages, Of(catalogue, Grouping.Ages)), .. used.OrderBy(list => list.Title, StringComparer.Ordinal).Select(list => (list.Id, list.Title))];
    }
}
