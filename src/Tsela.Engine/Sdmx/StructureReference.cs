namespace Tsela.Engine.Sdmx;

/// <summary>Names one artefact in one version.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Agency">Who maintains it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">As <c>1.0</c>.</param>
public sealed record StructureReference(StructureKind Kind, string Agency, string Id, string Version)
{
    /// <summary>The URN of SDMX 2.1.</summary>
    public string Urn => $"urn:sdmx:org.sdmx.infomodel.{Kind.PackageOf()}.{Kind.ClassOf()}={Agency}:{Id}({Version})";

    /// <summary>The URN of SDMX 3.0, which calls a content constraint a data constraint.</summary>
    public string Urn3 => Kind == StructureKind.ContentConstraint ? $"urn:sdmx:org.sdmx.infomodel.registry.DataConstraint={Agency}:{Id}({Version})" : Urn;

    /// <summary>The URN of an item of the scheme.</summary>
    /// <param name="item">Id of the item.</param>
    public string UrnOf(string item) => $"urn:sdmx:org.sdmx.infomodel.{Kind.PackageOf()}.{ItemClass}={Agency}:{Id}({Version}).{item}";

    /// <summary>Name of the class of the items of such a scheme, as <c>Code</c>.</summary>
    /// <exception cref="InvalidOperationException">The artefact is no scheme.</exception>
    public string ItemClass => Kind switch
    {
        StructureKind.AgencyScheme => "Agency",
        StructureKind.DataProviderScheme => "DataProvider",
        StructureKind.CategoryScheme => "Category",
        StructureKind.CodeList => "Code",
        StructureKind.ConceptScheme => "Concept",
        _ => throw new InvalidOperationException($"{Kind} has no items."),
    };
}

/// <summary>Names one item of a scheme.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Id">Id of the item.</param>
public sealed record ItemReference(StructureReference Scheme, string Id)
{
    /// <summary>The URN, the same in both generations.</summary>
    public string Urn => Scheme.UrnOf(Id);
}
