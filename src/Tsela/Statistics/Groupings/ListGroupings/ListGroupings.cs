using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Statistics.Groupings.ListGroupings;

/// <summary>The groupings of this office, each with its latest version.</summary>
[Needs(Right.ReadFigures)]
public sealed class ListGroupings(TselaDb db, CurrentActor actor, NationalCatalogue catalogue)
{
    public sealed record Request;

    public sealed record Row(Grouping Latest, string Of, int Groups);

    public sealed record Listed(IReadOnlyList<Row> Rows, bool MayDefine);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListGroupings>() is { } refusal)
        {
            return refusal;
        }

        var versions = await db.Set<Grouping>().AsNoTracking().ToListAsync(cancellationToken);
        return new Listed(
            [
                .. versions.GroupBy(one => one.Key, StringComparer.Ordinal).Select(group => group.MaxBy(one => one.Version)!).OrderBy(one => one.Key, StringComparer.Ordinal)
                    .Select(one => new Row(one, GroupingTitles.Of(catalogue, one.CodeList), one.Frozen().Groups.Count)),
            ],
            actor.Actor.Rights.Contains(Right.BuildFigures));
    }
}
