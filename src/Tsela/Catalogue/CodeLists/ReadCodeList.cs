using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Catalogue.CodeLists;

[Needs(Right.ReadCatalogue)]
public sealed class ReadCodeList(NationalCatalogue catalogue, CurrentActor actor)
{
    public sealed record Request(string Id);

    public sealed record Page(CodeList List, IReadOnlyList<TableSchema> UsedBy);

    public Task<Outcome<Page>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(Read(request));
    }

    private Outcome<Page> Read(Request request)
    {
        if (actor.Actor.RefusalFor<ReadCodeList>() is { } refusal)
        {
            return refusal;
        }

        return catalogue.CodeLists.TryGetValue(request.Id, out var list)
            ? new Page(list, [.. catalogue.Series.Values.Where(series => series.Fields.Any(field => field.CodeLists.Contains(list)))])
            : CatalogueProblems.UnknownCodeList(request.Id);
    }
}
