namespace Tsela.Engine.Sdmx;

/// <summary>What can be looked up as data.</summary>
/// <param name="Reference">How it is called.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Structure">The data structure definition.</param>
public sealed record Dataflow(StructureReference Reference, LocalText Name, StructureReference Structure) : Maintainable(Reference, Name)
{
    /// <inheritdoc/>
    public override IEnumerable<StructureReference> References => [Structure];
}

/// <summary>That an artefact belongs to a category.</summary>
/// <param name="Reference">How it is called.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Source">The artefact.</param>
/// <param name="Target">The category.</param>
public sealed record Categorisation(StructureReference Reference, LocalText Name, StructureReference Source, ItemReference Target) : Maintainable(Reference, Name)
{
    /// <inheritdoc/>
    public override IEnumerable<StructureReference> References => [Source, Target.Scheme];
}

/// <summary>That a provider provides a dataflow.</summary>
/// <param name="Reference">How it is called.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Dataflow">What is provided.</param>
/// <param name="Provider">Who provides it.</param>
public sealed record ProvisionAgreement(StructureReference Reference, LocalText Name, StructureReference Dataflow, ItemReference Provider) : Maintainable(Reference, Name)
{
    /// <inheritdoc/>
    public override IEnumerable<StructureReference> References => [Dataflow, Provider.Scheme];
}

/// <summary>The codes of a dimension for which there are data.</summary>
/// <param name="Dimension">Id of the dimension.</param>
/// <param name="Codes">Ids of codes.</param>
public sealed record CubeKey(string Dimension, IReadOnlyList<string> Codes);

/// <summary>Which part of the cube of a dataflow has data (an actual constraint).</summary>
/// <param name="Reference">How it is called.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Dataflow">Whose cube.</param>
/// <param name="Keys">Codes with data, dimension by dimension.</param>
/// <param name="From">First day of the first period with data; null where there are none, or where time was not asked for.</param>
/// <param name="To">First day of the last period with data.</param>
public sealed record ContentConstraint(
    StructureReference Reference, LocalText Name, StructureReference Dataflow, IReadOnlyList<CubeKey> Keys, DateOnly? From, DateOnly? To) : Maintainable(Reference, Name)
{
    /// <summary>Series that have data; null where nobody counted.</summary>
    public long? SeriesCount { get; init; }

    /// <summary>Observations; null where nobody counted.</summary>
    public long? ObservationCount { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<StructureReference> References => [Dataflow];
}
