using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Sets;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Disclosure.ListPolicies;

/// <summary>The policies of protection with the series of each, and the sets of tables that were protected by them.</summary>
[Needs(Right.ReadProtection)]
public sealed class ListPolicies(TselaDb db, CurrentActor actor, PolicyBook policies, NationalCatalogue catalogue)
{
    private const int SetsMax = 100;

    public sealed record Request;

    /// <param name="Sets">Newest first, at most 100.</param>
    public sealed record Listed(IReadOnlyList<(Policy Policy, IReadOnlyList<TableSchema> Series)> Policies, IReadOnlyList<ProtectedSet> Sets);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ListPolicies>() is { } refusal)
        {
            return refusal;
        }

        var sets = await db.Set<ProtectedSet>().AsNoTracking().OrderByDescending(set => set.MadeAt).Take(SetsMax).ToListAsync(cancellationToken);
        return new Listed([.. policies.All.Select(policy => (policy, (IReadOnlyList<TableSchema>)[.. policies.SeriesOf(policy).Select(id => catalogue.Series[id])]))], sets);
    }
}
