using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Releases.Preparing;

/// <summary>Prepares the releases that were asked for, one after the other, while the system serves; the queue is the table itself.</summary>
public sealed class PreparationProcessor(IServiceScopeFactory scopes, WorkSignal<ReleasePreparation> signal, TimeProvider clock, ILogger<PreparationProcessor> log)
    : QueueProcessor<ReleasePreparation>("Preparing a release", signal, clock, log)
{
    // about four minutes, and what the attempts themselves take
    private const int AttemptsMost = 8;

    private readonly Dictionary<Guid, int> outages = [];
    private bool hasLooked;
    private Guid? mine;

    public override async Task<bool> LookOnce(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        await TakeUpWhatWasCutShort(db, cancellationToken);
        var next = await db.Set<ReleasePreparation>().AsNoTracking().Where(one => one.State == PreparationState.Waiting)
            .OrderBy(one => one.AskedAt).ThenBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (next is null)
        {
            return false;
        }

        var now = Clock.GetUtcNow().UtcDateTime;
        var taken = await db.Set<ReleasePreparation>().Where(one => one.Id == next.Id && one.State == PreparationState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, PreparationState.Working).SetProperty(one => one.StartedAt, now), cancellationToken);
        if (taken == 1)
        {
            mine = next.Id;
            await End(db, next.Id, await Prepare(scope.ServiceProvider, next, cancellationToken), cancellationToken);
            outages.Remove(next.Id);
            mine = null;
        }

        return true;
    }

    // who asked for it had the right to, and answers for it
    private async Task<string?> Prepare(IServiceProvider services, ReleasePreparation asked, CancellationToken cancellationToken)
    {
        services.GetRequiredService<CurrentActor>().Actor = new Actor(asked.AskedBy, new HashSet<Right> { Right.PrepareReleases }, Institution: null, Role: null);
        try
        {
            await RemoveUnheldSets(services, cancellationToken);
            var outcome = await services.GetRequiredService<PrepareRelease>().Handle(new(asked.Snapshot, asked.ReadForm(), asked.Id), cancellationToken);
            return outcome.Problem?.Sentence ?? (outcome.Value.Faults.Count == 0 ? null : string.Join(" ", outcome.Value.Faults.Select(fault => fault.Sentence)));
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !failure.IsOutage())
        {
            log.LogError("Preparing a release failed: {Failure}", failure.WithoutMessages());
            return "A fault of the program ended it; the log names the place. Nothing was kept. Tell those who keep the system.";
        }
        catch (Exception failure) when (failure.IsOutage())
        {
            var times = outages[asked.Id] = outages.GetValueOrDefault(asked.Id) + 1;
            if (times < AttemptsMost)
            {
                await services.GetRequiredService<TselaDb>().Set<ReleasePreparation>().Where(one => one.Id == asked.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.State, PreparationState.Waiting).SetProperty(one => one.Why, ReleaseProblems.Outage(failure, times).Sentence), cancellationToken);
                throw;
            }

            log.LogError("Preparing a release is given up after {Times} attempts: {Kind}", times, failure.GetType().Name);
            return ReleaseProblems.LastingOutage(failure, times).Sentence;
        }
    }

    // before the work, because that is when room is needed
    private async Task RemoveUnheldSets(IServiceProvider services, CancellationToken cancellationToken)
    {
        var held = await services.GetRequiredService<TselaDb>().Set<Release>().Select(release => release.ProtectedSet).ToHashSetAsync(cancellationToken);
        var removed = await services.GetRequiredService<UnheldSets>().Remove(held, cancellationToken);
        if (removed.IsAny)
        {
            log.LogInformation(
                "Removed {Sets} protected sets that no release holds and {Files} unfinished files; {Strange} sets of files that the database does not know stay", removed.Sets, removed.Files, removed.Strange);
        }
    }

    private async Task End(TselaDb db, Guid id, string? why, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        var state = why is null ? PreparationState.Finished : PreparationState.Refused;
        await db.Set<ReleasePreparation>().Where(one => one.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state).SetProperty(one => one.EndedAt, now).SetProperty(one => one.Why, why), cancellationToken);
    }

    // by the process before, or here by an outage; should another process still work on it, only one of both can keep its release
    private async Task TakeUpWhatWasCutShort(TselaDb db, CancellationToken cancellationToken)
    {
        var cut = db.Set<ReleasePreparation>().Where(one => one.State == PreparationState.Working);
        if (!hasLooked || mine is not null)
        {
            await (hasLooked ? cut.Where(one => one.Id == mine) : cut).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, PreparationState.Waiting), cancellationToken);
        }

        (hasLooked, mine) = (true, null);
    }
}
