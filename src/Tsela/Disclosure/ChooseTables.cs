using Tsela.Access;
using Tsela.Disclosure.Asking;
using Tsela.Disclosure.Policies;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure;

/// <summary>What can be chosen from a snapshot for a release.</summary>
[Needs(Right.ReadReleases)]
public sealed class ChooseTables(CurrentActor actor, CountedTables tables, PolicyBook policies, RegisterOpening opening)
{
    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    public sealed record Request(Guid? Snapshot = null);

    public async Task<Outcome<Choosable>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ChooseTables>() is { } refusal)
        {
            return refusal;
        }

        var titles = await tables.Titles(request.Snapshot, cancellationToken);
        if (titles.Problem is { } problem)
        {
            return problem;
        }

        var (snapshot, madeAt, isTraining, all) = titles.Value;
        var registers = await opening.Choices(snapshot, cancellationToken);
        return registers.Problem is { } unreadable ? unreadable : new Choosable(snapshot, madeAt, isTraining, [.. all.Select(Choice), .. registers.Value]);
    }

    private ChoosableTable Choice(CountedTitle title)
    {
        var policy = policies.Strictest(title.Series);
        return new ChoosableTable(
            title.Id, ProtectTables.KindOf(title.Kind), title.Title, title.Category, title.CategoryTitle, title.Figures, policy.Name,
            policy.ShowsEverything ? SafeProtection.NotNeeded : SafeProtection.LeftOut)
        {
            PublicId = title.PublicId, Owner = title.Owner, Refused = title.Refused,
        };
    }
}
