using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx.Structures;

/// <summary>How much is told of an artefact.</summary>
internal enum StructureDetail
{
    Full,
    AllStubs,
    ReferenceStubs,
    ReferencePartial,
    AllCompleteStubs,
    ReferenceCompleteStubs,
}

/// <summary>What comes along with the artefacts that were asked for.</summary>
internal enum StructureRelatives
{
    None,
    Parents,
    ParentsAndSiblings,
    Ancestors,
    Children,
    Descendants,
    All,
}

/// <summary>Which versions of an artefact are meant.</summary>
/// <param name="All">Every one.</param>
/// <param name="Latest">The newest.</param>
/// <param name="Named">Those of these numbers.</param>
internal sealed record WantedVersions(bool All, bool Latest, IReadOnlyList<string> Named)
{
    public IEnumerable<Maintainable> Of(IReadOnlyList<Maintainable> versions) => All ? versions
        // 1.0 and 1.0.0 are the same
        : versions.Where((one, place) => (Latest && place == versions.Count - 1) || Named.Any(named => VersionOrder.Of(named) == VersionOrder.Of(one.Reference.Version)));
}

/// <summary>A question for structures; both generations come to this. A null list means everything.</summary>
/// <param name="Items">Ids of items of a scheme.</param>
/// <param name="RelativeKinds">Only relatives of these kinds; null for all kinds.</param>
internal sealed record StructureQuestion(
    IReadOnlyList<StructureKind>? Kinds, IReadOnlyList<string>? Agencies, IReadOnlyList<string>? Ids, WantedVersions Versions, IReadOnlyList<string>? Items,
    StructureDetail Detail, StructureRelatives Relatives, IReadOnlyList<StructureKind>? RelativeKinds);
