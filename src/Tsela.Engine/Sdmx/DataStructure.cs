namespace Tsela.Engine.Sdmx;

/// <summary>A dimension whose values are codes.</summary>
/// <param name="Id">As <c>SEX</c>.</param>
/// <param name="Concept">What it means.</param>
/// <param name="CodeList">The list of its codes.</param>
public sealed record DataDimension(string Id, ItemReference Concept, StructureReference CodeList);

/// <summary>What an attribute belongs to.</summary>
public enum AttributeLevel
{
    /// <summary>The whole dataset.</summary>
    DataSet,

    /// <summary>Each observation.</summary>
    Observation,
}

/// <summary>An attribute.</summary>
/// <param name="Id">As <c>OBS_STATUS</c>.</param>
/// <param name="Concept">What it means.</param>
/// <param name="CodeList">The list of its codes; null for text.</param>
/// <param name="Level">What it belongs to.</param>
/// <param name="IsMandatory">True where it always has a value.</param>
public sealed record AttributeComponent(string Id, ItemReference Concept, StructureReference? CodeList, AttributeLevel Level, bool IsMandatory);

/// <summary>A data structure definition: coded dimensions, then time, one measure and the attributes.</summary>
/// <param name="Reference">How it is called.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Dimensions">Without the dimension of time, in the order of a key.</param>
/// <param name="Time">Concept of the dimension of time.</param>
/// <param name="Measure">Concept of the measure.</param>
/// <param name="Attributes">In the order in which data give them.</param>
public sealed record DataStructure(
    StructureReference Reference, LocalText Name, IReadOnlyList<DataDimension> Dimensions, ItemReference Time, ItemReference Measure,
    IReadOnlyList<AttributeComponent> Attributes) : Maintainable(Reference, Name)
{
    /// <summary>Id of the dimension of time.</summary>
    public const string TimeId = "TIME_PERIOD";

    /// <summary>Id of the measure.</summary>
    public const string MeasureId = "OBS_VALUE";

    /// <inheritdoc/>
    public override IEnumerable<StructureReference> References =>
        Dimensions.Select(dimension => dimension.Concept.Scheme).Append(Time.Scheme).Append(Measure.Scheme).Concat(Attributes.Select(attribute => attribute.Concept.Scheme))
            .Concat(Dimensions.Select(dimension => dimension.CodeList)).Concat(Attributes.Where(attribute => attribute.CodeList is not null).Select(attribute => attribute.CodeList!))
            .Distinct();
}
