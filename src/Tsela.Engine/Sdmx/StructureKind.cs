namespace Tsela.Engine.Sdmx;

/// <summary>The maintainable artefacts that this system keeps, in the order in which a structure message gives them.</summary>
public enum StructureKind
{
    /// <summary>Who maintains artefacts.</summary>
    AgencyScheme,

    /// <summary>Who provides data.</summary>
    DataProviderScheme,

    /// <summary>What can be looked up as data.</summary>
    Dataflow,

    /// <summary>Topics.</summary>
    CategoryScheme,

    /// <summary>That a dataflow belongs to a topic.</summary>
    Categorisation,

    /// <summary>Codes with their names.</summary>
    CodeList,

    /// <summary>What dimensions and attributes mean.</summary>
    ConceptScheme,

    /// <summary>Dimensions, measure and attributes of a dataflow.</summary>
    DataStructure,

    /// <summary>Which part of a dataflow's cube has data.</summary>
    ContentConstraint,

    /// <summary>That a provider provides a dataflow.</summary>
    ProvisionAgreement,
}

/// <summary>How the standard calls the kinds of artefacts.</summary>
public static class StructureKinds
{
    private static readonly (StructureKind Kind, string Class, string Package, string Resource)[] Names =
    [
        (StructureKind.AgencyScheme, "AgencyScheme", "base", "agencyscheme"),
        (StructureKind.DataProviderScheme, "DataProviderScheme", "base", "dataproviderscheme"),
        (StructureKind.Dataflow, "Dataflow", "datastructure", "dataflow"),
        (StructureKind.CategoryScheme, "CategoryScheme", "categoryscheme", "categoryscheme"),
        (StructureKind.Categorisation, "Categorisation", "categoryscheme", "categorisation"),
        (StructureKind.CodeList, "Codelist", "codelist", "codelist"),
        (StructureKind.ConceptScheme, "ConceptScheme", "conceptscheme", "conceptscheme"),
        (StructureKind.DataStructure, "DataStructure", "datastructure", "datastructure"),
        (StructureKind.ContentConstraint, "ContentConstraint", "registry", "contentconstraint"),
        (StructureKind.ProvisionAgreement, "ProvisionAgreement", "registry", "provisionagreement"),
    ];

    /// <summary>Every kind, in the order of a message.</summary>
    public static IReadOnlyList<StructureKind> All { get; } = [.. Names.Select(name => name.Kind)];

    /// <summary>Name of the class in the information model of SDMX 2.1, as <c>Codelist</c>; SDMX 3.0 says <c>DataConstraint</c> for <c>ContentConstraint</c>.</summary>
    /// <param name="kind">Which kind.</param>
    public static string ClassOf(this StructureKind kind) => Names[(int)kind].Class;

    /// <summary>Package of the class, as <c>codelist</c>.</summary>
    /// <param name="kind">Which kind.</param>
    public static string PackageOf(this StructureKind kind) => Names[(int)kind].Package;

    /// <summary>Name of the resource in the REST paths of SDMX 2.1.</summary>
    /// <param name="kind">Which kind.</param>
    public static string ResourceOf(this StructureKind kind) => Names[(int)kind].Resource;

    /// <summary>The kind that a REST path names, in either generation; null where this system keeps none of that name.</summary>
    /// <param name="resource">As <c>codelist</c>, small letters.</param>
    public static StructureKind? Find(string resource) => resource switch
    {
        "dataconstraint" => StructureKind.ContentConstraint,
        _ => Names.Where(name => name.Resource == resource).Select(name => (StructureKind?)name.Kind).FirstOrDefault(),
    };
}
