using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>The artefacts of one dataflow: itself, its structure, its category, who provides it and what it has.</summary>
internal static class FlowStructures
{
    public static IEnumerable<Maintainable> Of(SdmxFlow flow, IReadOnlySet<string> categories)
    {
        var dataflow = flow.Dataflow.Reference;
        var name = dataflow.Id["DF_".Length..];
        yield return flow.Dataflow;
        yield return flow.Structure;
        if (flow.Table.Table.Category is { } category && categories.Contains(SdmxCode.OfCode(category)))
        {
            yield return new Categorisation(
                dataflow with { Kind = StructureKind.Categorisation, Id = $"CAT_{name}" }, flow.Dataflow.Name, dataflow, new ItemReference(CommonSchemes.Categories, SdmxCode.OfCode(category)));
        }

        yield return new ProvisionAgreement(
            dataflow with { Kind = StructureKind.ProvisionAgreement, Id = $"PA_{name}" }, flow.Dataflow.Name, dataflow, new ItemReference(CommonSchemes.Providers, CommonSchemes.Publisher));
        yield return Has(flow, dataflow with { Kind = StructureKind.ContentConstraint, Id = $"CC_{name}" });
    }

    private static ContentConstraint Has(SdmxFlow flow, StructureReference reference)
    {
        var seen = flow.Dimensions.Select(dimension => new bool[dimension.Codes.Count]).ToArray();
        var periods = new bool[flow.Periods.Count];
        var (series, observations) = (0L, 0L);
        foreach (var one in flow.Series())
        {
            series++;
            observations += one.Observations.Count;
            for (var dimension = 0; dimension < seen.Length; dimension++)
            {
                seen[dimension][one.Key[dimension]] = true;
            }

            foreach (var observation in one.Observations)
            {
                periods[observation.Place] = true;
            }
        }

        var told = flow.Periods.Where((_, place) => periods[place]).ToList();
        return new ContentConstraint(
            reference, flow.Dataflow.Name, flow.Dataflow.Reference,
            [.. flow.Dimensions.Select((dimension, place) => new CubeKey(dimension.Id, [.. dimension.Codes.Where((_, code) => seen[place][code]).Select(code => code.Id)]))],
            told.Count == 0 ? null : told.Min(period => period.First), told.Count == 0 ? null : told.Max(period => period.Last))
        {
            SeriesCount = series, ObservationCount = observations,
        };
    }
}
