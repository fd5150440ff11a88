using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>The items of schemes that the artefacts of an answer use: the concepts of its structures, the codes that its dataflows have data for.</summary>
internal sealed class UsedItems
{
    private readonly Dictionary<StructureReference, HashSet<string>> used = [];

    public UsedItems(SdmxCatalogue catalogue, IReadOnlySet<StructureReference> answer)
    {
        var flows = catalogue.Flows.Where(flow => answer.Contains(flow.Structure.Reference)).ToList();
        foreach (var flow in flows)
        {
            Use(flow);
            foreach (var constraint in catalogue.ParentsOf(flow.Dataflow.Reference).Select(catalogue.Find).OfType<ContentConstraint>())
            {
                Use(flow.Structure, constraint);
            }
        }

        foreach (var categorisation in answer.Select(catalogue.Find).OfType<Categorisation>())
        {
            Use(categorisation.Target.Scheme, categorisation.Target.Id);
        }
    }

    /// <summary>The part of a scheme that is used; the whole where nothing says which part.</summary>
    public ItemScheme Of(ItemScheme scheme) => used.TryGetValue(scheme.Reference, out var ids) ? scheme.Only(ids) : scheme;

    /// <summary>Adds the codes of a constraint.</summary>
    public void Use(DataStructure structure, ContentConstraint constraint)
    {
        foreach (var key in constraint.Keys)
        {
            var list = structure.Dimensions.Single(dimension => dimension.Id == key.Dimension).CodeList;
            foreach (var code in key.Codes)
            {
                Use(list, code);
            }
        }
    }

    private void Use(SdmxFlow flow)
    {
        var structure = flow.Structure;
        var concepts = structure.Dimensions.Select(dimension => dimension.Concept).Append(structure.Time).Append(structure.Measure).Concat(structure.Attributes.Select(attribute => attribute.Concept));
        foreach (var concept in concepts)
        {
            Use(concept.Scheme, concept.Id);
        }

        foreach (var attribute in structure.Attributes.Where(attribute => attribute.CodeList is not null && attribute.Level == AttributeLevel.DataSet))
        {
            Use(attribute.CodeList!, flow.Attributes.Single(value => value.Id == attribute.Id).Code);
        }
    }

    private void Use(StructureReference scheme, string item)
    {
        if (!used.TryGetValue(scheme, out var ids))
        {
            used[scheme] = ids = new HashSet<string>(StringComparer.Ordinal);
        }

        ids.Add(item);
    }
}
