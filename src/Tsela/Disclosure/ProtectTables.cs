using Tsela.Access;
using Tsela.Shared;

namespace Tsela.Disclosure;

/// <summary>Protects chosen tables of a snapshot together and keeps them as a protected set.</summary>
[Needs(Right.PrepareReleases)]
public sealed class ProtectTables(CurrentActor actor)
{
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    /// <param name="Chosen">Ids as <see cref="ChooseTables"/> gives them.</param>
    public sealed record Request(Guid? Snapshot, IReadOnlyList<string> Chosen);

    public Task<Outcome<Protection>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ProtectTables>() is { } refusal)
        {
            return Task.FromResult<Outcome<Protection>>(refusal);
        }

        return Task.FromResult<Outcome<Protection>>(DisclosureProblems.NothingChosen);
    }
}
