using Tsela.Engine.Schemas;

namespace Tsela.Catalogue.Loading;

/// <summary>What one file alone cannot show: that the files speak of each other rightly.</summary>
internal static class CatalogueCoherence
{
    public static void Check(NationalCatalogue catalogue, ReferenceFiles files)
    {
        var concepts = catalogue.Concepts.Select(concept => concept.Id).ToHashSet(StringComparer.Ordinal);
        var datasets = catalogue.Datasets.ToDictionary(dataset => dataset.Id, StringComparer.Ordinal);
        foreach (var (path, json) in files.Under("series"))
        {
            var series = catalogue.Series[Path.GetFileNameWithoutExtension(path)];
            Series(catalogue, files, path, json, series, concepts);
        }

        foreach (var category in catalogue.CrossCutting)
        {
            foreach (var unknown in category.Indicators.Where(id => catalogue.Indicator(id) is null))
            {
                files.Fault("cross-cutting.json", 1, $"{category.Code} names the indicator {unknown}, which is in no file of indicators/.");
            }
        }

        foreach (var dataset in datasets.Values)
        {
            foreach (var missing in dataset.Series.Where(series => !catalogue.Series.ContainsKey(series)))
            {
                files.Fault("datasets.json", 1, $"{dataset.Id} names the series {missing}, which has no file in series/.");
            }

            if (catalogue.Institution(dataset.Institution) is null)
            {
                files.Fault("datasets.json", 1, $"{dataset.Id} names the institution {dataset.Institution}, which institutions.json does not know.");
            }
        }
    }

    private static void Series(
        NationalCatalogue catalogue, ReferenceFiles files, string path, string json, TableSchema series, HashSet<string> concepts)
    {
        var block = series.Tsela!;
        if (catalogue.Institution(block.Institution) is null)
        {
            files.Fault(path, ReferenceFiles.LineOf(json, block.Institution), $"institutions.json does not know the institution '{block.Institution}'.");
        }

        foreach (var field in series.Fields.Where(field => field.Concept is not null && !concepts.Contains(field.Concept)))
        {
            files.Fault(path, ReferenceFiles.LineOf(json, field.Concept!), $"concepts.json does not know the concept '{field.Concept}' of the field '{field.Name}'.");
        }

        foreach (var twice in series.Fields.Where(field => IsSingle(field.Concept)).GroupBy(field => field.Concept!, StringComparer.Ordinal)
            .Where(group => group.Count() > 1))
        {
            files.Fault(path, ReferenceFiles.LineOf(json, twice.Key), $"Only one field may be the '{twice.Key}' of the series; these are: {string.Join(", ", twice.Select(field => field.Name))}.");
        }

        foreach (var reference in series.Rules.OfType<ExistsInRule>())
        {
            if (!catalogue.Series.TryGetValue(reference.Series, out var other))
            {
                files.Fault(path, ReferenceFiles.LineOf(json, reference.Id), $"The rule {reference.Id} looks into the series '{reference.Series}', which does not exist.");
            }
            else if (reference.In.FirstOrDefault(field => other.IndexOf(field) < 0) is { } unknown)
            {
                files.Fault(path, ReferenceFiles.LineOf(json, reference.Id), $"The rule {reference.Id} looks for the field '{unknown}', which {other.Name} does not have.");
            }
        }
    }

    // the register has one column for each of these, so two fields would overwrite each other
    private static bool IsSingle(string? concept) => concept is "event.date" or "valid.from" or "valid.to" or "record.number" or "money.amount" or "count.value";
}
