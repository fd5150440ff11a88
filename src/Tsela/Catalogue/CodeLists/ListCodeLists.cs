using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.CodeLists;

[Needs(Right.ReadCatalogue)]
public sealed class ListCodeLists(NationalCatalogue catalogue, CurrentActor actor)
{
    public sealed record Request;

    public Task<Outcome<IReadOnlyList<CodeList>>> Handle(Request request, CancellationToken cancellationToken)
    {
        Outcome<IReadOnlyList<CodeList>> outcome = actor.Actor.RefusalFor<ListCodeLists>() is { } refusal
            ? refusal
            : catalogue.CodeLists.Values.OrderBy(list => list.Title, StringComparer.Ordinal).ToArray();
        return Task.FromResult(outcome);
    }
}
