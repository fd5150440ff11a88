using Tsela.Catalogue;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>Everything public as the standard names it: one dataflow for each version of each public table, and the structures that they need.</summary>
public sealed class SdmxCatalogue
{
    /// <summary>The Bureau of Statistics as a maintenance agency.</summary>
    public const string Agency = "LSBOS";

    private readonly Dictionary<StructureReference, Maintainable> byReference;
    private readonly ILookup<StructureReference, StructureReference> parents;

    private SdmxCatalogue(PublicEdition edition, IReadOnlyList<SdmxFlow> flows, IReadOnlyList<Maintainable> structures)
    {
        Edition = edition;
        Flows = flows;
        Structures = structures;
        byReference = structures.ToDictionary(structure => structure.Reference);
        parents = structures.SelectMany(structure => structure.References.Select(child => (child, structure.Reference))).ToLookup(one => one.child, one => one.Reference);
    }

    public PublicEdition Edition { get; }

    /// <summary>By id, the oldest version first.</summary>
    public IReadOnlyList<SdmxFlow> Flows { get; }

    /// <summary>In the order of a structure message: kind, agency, id, version.</summary>
    public IReadOnlyList<Maintainable> Structures { get; }

    public Maintainable? Find(StructureReference reference) => byReference.GetValueOrDefault(reference);

    /// <summary>The artefacts that refer to one.</summary>
    public IEnumerable<StructureReference> ParentsOf(StructureReference reference) => parents[reference];

    /// <summary>The first version of a table is 1.0, the next 2.0.</summary>
    public static string VersionOf(PublicTable table) => $"{table.Version}.0";

    public static SdmxCatalogue Of(PublicEdition edition, NationalCatalogue catalogue)
    {
        var concepts = new ConceptBook();
        var lists = new CodeListBook(catalogue);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var drafts = new List<FlowDraft>();
        foreach (var newest in edition.Tables)
        {
            var name = SdmxCode.OfName(newest.Id);
            while (!taken.Add(name))
            {
                name += "_";
            }

            foreach (var version in edition.VersionsOf(newest.Id))
            {
                // a table whose times the standard cannot write is told in other formats
                if (FlowTime.Of(version.Table) is { } times)
                {
                    drafts.Add(new FlowDraft(version, name, times, concepts, lists));
                }
            }
        }

        List<SdmxFlow> flows = [.. drafts.Select(draft => draft.Finish())];
        List<ItemScheme> common = [.. CommonSchemes.Of(catalogue)];
        var categories = common.Single(scheme => scheme.Reference == CommonSchemes.Categories).Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        IEnumerable<Maintainable> structures =
            [.. common, .. flows.SelectMany(flow => FlowStructures.Of(flow, categories)), .. lists.Written(), .. CrossDomainLists.All, concepts.Written()];
        return new SdmxCatalogue(
            edition, flows,
            [.. structures.OrderBy(structure => structure.Reference.Kind).ThenBy(structure => structure.Reference.Agency, StringComparer.Ordinal)
                .ThenBy(structure => structure.Reference.Id, StringComparer.Ordinal).ThenBy(structure => VersionOrder.Of(structure.Reference.Version))]);
    }
}
