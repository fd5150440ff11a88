using Tsela.Catalogue;
using Tsela.Shared;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>
/// Strengths and gaps of the data in the six dimensions of the article: harmonisation and sharing, collection, storage, analysis,
/// availability and accessibility, dissemination. Told from the catalogue and from what is public.
/// </summary>
internal static class SixDimensions
{
    private static readonly string[] Names = ["Harmonisation and sharing", "Collection", "Storage", "Analysis", "Availability and access", "Dissemination"];

    private sealed record Judged(bool IsStrength, string Words);

    public static WordRows ByDataset(NationalCatalogue catalogue, PublicEdition edition)
    {
        var used = Used(edition);
        return new(["Dataset", .. Names], catalogue.Datasets.Select(dataset => new[] { $"{dataset.Id} {dataset.Title} ({dataset.Institution})" }
            .Concat(Judge(catalogue, edition, dataset, used).Select(one => $"{(one.IsStrength ? "Strength" : "Gap")}: {one.Words}.")).ToArray()));
    }

    public static WordRows Summary(NationalCatalogue catalogue, PublicEdition edition)
    {
        var used = Used(edition);
        var judged = catalogue.Datasets.Select(dataset => (dataset.Id, Judged: Judge(catalogue, edition, dataset, used))).ToList();
        return new(["Dimension", "Strength in", "Gap in", "Datasets with a gap"], Names.Select((name, index) => new[]
        {
            name, $"{judged.Count(one => one.Judged[index].IsStrength)} of {judged.Count} datasets", $"{judged.Count(one => !one.Judged[index].IsStrength)} of {judged.Count} datasets",
            CatalogueLists.Joined(judged.Where(one => !one.Judged[index].IsStrength).Select(one => one.Id), "none"),
        }));
    }

    private static ILookup<string, string> Used(PublicEdition edition) =>
        edition.Tables.SelectMany(table => table.Table.Sources.Select(source => (source.Series, table.Id))).ToLookup(one => one.Series, one => one.Id, StringComparer.Ordinal);

    private static List<Judged> Judge(NationalCatalogue catalogue, PublicEdition edition, Dataset dataset, ILookup<string, string> used)
    {
        var overlaps = catalogue.Overlaps.Where(overlap => overlap.Datasets.Contains(dataset.Id)).Select(overlap => overlap.Subject).ToList();
        var indicators = catalogue.Indicators.Where(indicator => indicator.Sources.Any(source => source == dataset.Id || dataset.Series.Contains(source))).ToList();
        var missing = indicators.Count(indicator => edition.Find(indicator.Id) is null);
        List<string> tables = [.. dataset.Series.SelectMany(series => used[series]).Distinct(StringComparer.Ordinal)];
        var isOnPaper = dataset.Medium.Contains("paper", StringComparison.Ordinal);
        return
        [
            overlaps.Count == 0
                ? new(true, $"common definition in {HowMany.Of(dataset.Series.Count, "series", "series")}, no overlap with another office known")
                : new(false, $"overlaps with other offices on {string.Join(", ", overlaps.Select(one => one.ToLowerInvariant()))}"),
            dataset.Frequency.Contains("not stated", StringComparison.OrdinalIgnoreCase) ? new(false, "no period of collection is stated") : new(true, $"collected: {dataset.Frequency.TrimEnd('.')}"),
            isOnPaper ? new(false, $"kept as {dataset.Medium}") : new(true, $"kept as {dataset.Medium}"),
            indicators.Count == 0 ? new(false, "no national indicator stands on it")
                : new(missing == 0, $"of {HowMany.Of(indicators.Count, "national indicator that stands on it", "national indicators that stand on it")} {HowMany.Of(indicators.Count - missing, "has", "have")} a public figure"),
            dataset.Confidentiality == "sensitive" ? new(false, "sensitive: protected tables only") : new(true, $"{dataset.Confidentiality}: tables open to all once protected"),
            tables.Count == 0 ? new(false, "no public figure stands on it") : new(true, $"stands behind {HowMany.Of(tables.Count, "public table")}"),
        ];
    }
}
