using Tsela.Publishing.Portal.Tables;

namespace Tsela.Publishing.Portal.Home;

/// <summary>The key figures of the first page. Which they are is a choice of layout, so it stands here.</summary>
internal static class KeyHeadlines
{
    private const int Count = 10;

    private static readonly string[] Wanted = ["LEM-03", "LIM-02", "LTI-03", "CBM-01", "IRE-01", "REF-01", "EMS-01", "REM-02", "TIN-01", "DEM-01"];

    /// <summary>Those wanted that are public; what is missing is filled from topics that have no figure there yet.</summary>
    public static IReadOnlyList<Headline> Of(PublicEdition edition)
    {
        var chosen = Wanted.Select(edition.Find).OfType<PublicTable>().Select(table => Headline.Of(table.Table)).OfType<Headline>().ToList();
        var others = edition.Tables.Where(table => chosen.TrueForAll(one => one.Table.Id != table.Id)).Select(table => Headline.Of(table.Table)).OfType<Headline>()
            .OrderBy(one => chosen.Exists(known => known.Table.Category == one.Table.Category)).DistinctBy(one => one.Table.Category ?? one.Table.Id, StringComparer.Ordinal);
        return [.. chosen.Concat(others).Take(Count)];
    }
}
