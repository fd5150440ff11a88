using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>What was asked besides the address: the format and its options, the language, and what is public at this moment.</summary>
internal sealed record DoorCall(HttpRequest Request, SdmxGeneration Generation, SdmxMedia Media, AcceptRange Range, string Language, SdmxCatalogue Catalogue, DateTime Now)
{
    public PublicEdition Edition => Catalogue.Edition;

    /// <summary>A part of the address; what is left out means everything. Some clients add parameters with an ampersand where there is no question mark yet.</summary>
    public string Part(string name, string everything) => (Request.RouteValues[name] as string)?.Split('&')[0] is { Length: > 0 } part ? part : everything;

    /// <summary>A parameter of the query; null where it is missing or empty.</summary>
    public string? Query(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}

/// <summary>An answer that can be written.</summary>
/// <param name="State">Another text for other data; what the answer's tag is made of.</param>
/// <param name="ChangedAt">When the data last changed.</param>
/// <param name="Write">Writes the body; called at most once, and not at all where the client holds it already.</param>
/// <param name="ContentType">Where it says more than the format's own, as the labels of a CSV.</param>
/// <param name="FileName">What a browser saves it as; null where it shows it.</param>
internal sealed record DoorAnswer(string State, DateTime ChangedAt, Func<Stream, CancellationToken, Task> Write, string? ContentType = null, string? FileName = null);

/// <summary>What a door does with a call: an answer, a refusal, or nothing where nothing matches and the generation has a status for that.</summary>
internal delegate Outcome<DoorAnswer> DoorQuestion(DoorCall call);
