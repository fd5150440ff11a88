namespace Tsela.Engine.Sdmx.Messages;

/// <summary>A message of structures: its header and what it holds.</summary>
/// <param name="Id">Tells messages apart; letters, digits, _ and -.</param>
/// <param name="Prepared">When it was made, UTC.</param>
/// <param name="Sender">Id of the organisation that sends it.</param>
/// <param name="ServiceAddress">Where the service is, as <c>https://host/sdmx/rest</c>; stubs point there.</param>
/// <param name="Structures">The artefacts, in the order of their kinds.</param>
public sealed record StructureMessage(string Id, DateTime Prepared, string Sender, string ServiceAddress, IReadOnlyList<Maintainable> Structures)
{
    /// <summary>The language of the one name that JSON gives beside all.</summary>
    public string Language { get; init; } = LocalText.EnglishTag;

    /// <summary>The artefacts of a kind, as the class that the kind has.</summary>
    /// <param name="kind">Which kind.</param>
    /// <typeparam name="T">Class of the artefacts.</typeparam>
    public IReadOnlyList<T> Of<T>(StructureKind kind)
        where T : Maintainable => [.. Structures.Where(structure => structure.Reference.Kind == kind).Cast<T>()];

    /// <summary>Where an artefact is found in full.</summary>
    /// <param name="reference">Which artefact.</param>
    public string AddressOf(StructureReference reference) => $"{ServiceAddress}/{reference.Kind.ResourceOf()}/{reference.Agency}/{reference.Id}/{reference.Version}";
}
