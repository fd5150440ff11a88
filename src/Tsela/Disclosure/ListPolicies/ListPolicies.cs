using Tsela.Access;
using Tsela.Disclosure.Policies;
using Tsela.Shared;

namespace Tsela.Disclosure.ListPolicies;

/// <summary>The policies of protection with the series of each.</summary>
[Needs(Right.ReadReleases)]
public sealed class ListPolicies(CurrentActor actor, PolicyBook policies)
{
    public sealed record Request;

    public sealed record Listed(IReadOnlyList<(Policy Policy, IReadOnlyList<string> Series)> Policies);

    public Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken) => Task.FromResult<Outcome<Listed>>(
        actor.Actor.RefusalFor<ListPolicies>() is { } refusal ? refusal
            : new Listed([.. policies.All.Select(policy => (policy, (IReadOnlyList<string>)[.. policies.SeriesOf(policy)]))]));
}
