using Tsela.Access;
using Tsela.Shared;

namespace Tsela.Catalogue.Definitions;

/// <summary>Where the institutions' words differ, what the nation proposes, and who counts the same people twice.</summary>
[Needs(Right.ReadCatalogue)]
public sealed class ReadDefinitions(NationalCatalogue catalogue, CurrentActor actor)
{
    public sealed record Request;

    public sealed record Page(
        IReadOnlyList<DefinitionToHarmonise> Definitions, IReadOnlyList<Overlap> Overlaps, IReadOnlyList<Concept> Concepts);

    public Task<Outcome<Page>> Handle(Request request, CancellationToken cancellationToken)
    {
        Outcome<Page> outcome = actor.Actor.RefusalFor<ReadDefinitions>() is { } refusal
            ? refusal
            : new Page(catalogue.Definitions, catalogue.Overlaps, catalogue.Concepts);
        return Task.FromResult(outcome);
    }
}
