using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.Loading;

/// <summary>The catalogue, or every reason why the files do not make one.</summary>
public sealed record CatalogueReading(NationalCatalogue? Catalogue, IReadOnlyList<SchemaFault> Faults);

/// <summary>Reads the reference data. One wrong file refuses the whole: figures must not rest on half a definition.</summary>
public static class CatalogueLoader
{
    public static CatalogueReading Load(ReferenceFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = new ReferenceFiles(folder.Root);
        var codeLists = CodeLists(files);
        var catalogue = new NationalCatalogue(
            files.List<Institution>("institutions.json", "institutions", institution => institution.Code),
            files.List<Dataset>("datasets.json", "datasets", dataset => dataset.Id),
            codeLists,
            Series(files, codeLists),
            files.List<Concept>("concepts.json", "concepts", concept => concept.Id),
            Indicators(files),
            files.List<Overlap>("overlaps.json", "overlaps", overlap => overlap.Id),
            files.List<RegularReport>("reports.json", "reports", report => report.Id),
            files.List<DefinitionToHarmonise>("definitions.json", "definitions", definition => definition.Id))
        {
            CrossCutting = files.List<CrossCuttingCategory>("cross-cutting.json", "categories", category => category.Code),
        };
        if (files.Faults.Count == 0)
        {
            CatalogueCoherence.Check(catalogue, files);
        }

        return new CatalogueReading(files.Faults.Count == 0 ? catalogue : null, files.Faults);
    }

    private static Dictionary<string, CodeList> CodeLists(ReferenceFiles files)
    {
        var lists = new Dictionary<string, CodeList>(StringComparer.Ordinal);
        foreach (var (path, json) in files.Under("codelists"))
        {
            var reading = CodeListReader.Read(json, path);
            files.Add(reading.Faults);
            if (reading.CodeList is { } list && files.NamedAsItsFile(list.Id, path))
            {
                lists.Add(list.Id, list);
            }
        }

        return lists;
    }

    private static Dictionary<string, TableSchema> Series(ReferenceFiles files, Dictionary<string, CodeList> codeLists)
    {
        var series = new Dictionary<string, TableSchema>(StringComparer.Ordinal);
        foreach (var (path, json) in files.Under("series"))
        {
            var reading = SchemaReader.Read(json, path, codeLists.GetValueOrDefault);
            files.Add(reading.Faults);
            if (reading.Schema is not { } schema || !files.NamedAsItsFile(schema.Name, path))
            {
                continue;
            }

            if (schema.Tsela is null)
            {
                files.Fault(path, 1, "A series needs the block 'tsela' that names its institution, its unit and its period.");
            }
            else
            {
                series.Add(schema.Name, schema);
            }
        }

        return series;
    }

    private static List<IndicatorCategory> Indicators(ReferenceFiles files)
    {
        var categories = new List<IndicatorCategory>();
        foreach (var (path, json) in files.Under("indicators"))
        {
            if (files.Read<IndicatorCategory>(path, json) is { } category && files.NamedAsItsFile(category.Category, path))
            {
                categories.Add(category);
            }
        }

        return categories;
    }
}
