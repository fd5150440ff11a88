using Tsela.Access;
using Tsela.Shared;

namespace Tsela.Disclosure;

/// <summary>What can be chosen from a snapshot for a release.</summary>
[Needs(Right.ReadReleases)]
public sealed class ChooseTables(CurrentActor actor)
{
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    public sealed record Request(Guid? Snapshot = null);

    public Task<Outcome<Choosable>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ChooseTables>() is { } refusal)
        {
            return Task.FromResult<Outcome<Choosable>>(refusal);
        }

        return Task.FromResult<Outcome<Choosable>>(DisclosureProblems.NothingChosen);
    }
}
