using Tsela.Access;
using Tsela.Linkage;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>
/// Takes a snapshot when the deliveries in force, or who is who in them, have changed and then rested for one look. What is still to be done
/// is read from the database alone, so a stop in between loses nothing.
/// </summary>
public sealed class SnapshotKeeper(IServiceScopeFactory scopes, FigureBooks books, TimeProvider clock, ILogger<SnapshotKeeper> log) : BackgroundService
{
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private static readonly Actor Keeper = new("figures keeper", new HashSet<Right> { Right.BuildFigures, Right.ReadFigures }, Institution: null, Role: null);

    private string? seen;

    /// <summary>One look: true where it took a snapshot.</summary>
    public async Task<bool> LookOnce(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Keeper;
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        var set = await DeliverySet.InForce(db, scope.ServiceProvider.GetRequiredService<PersonKeyRows>(), cancellationToken);
        var latest = await db.LatestSnapshot(cancellationToken);
        var rested = set.Hash == seen;
        seen = set.Hash;
        var took = false;
        if (set.Deliveries.Count > 0 && latest?.DeliverySet != set.Hash && rested)
        {
            var taken = await scope.ServiceProvider.GetRequiredService<TakeSnapshot.TakeSnapshot>().Handle(new("deliveries changed"), cancellationToken);
            took = taken.Problem is null;
            latest = await db.LatestSnapshot(cancellationToken);
        }

        if (latest is not null && books.Ready?.Manifest.Id != latest.Id)
        {
            await books.Of(latest, cancellationToken);
        }

        return took;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await LookOnce(stoppingToken);
            }
            catch (Exception failure) when (failure.IsOutage())
            {
                log.LogError("The figures wait: {Kind}", failure.GetType().Name);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // one figure that cannot be computed must not stop the site: the next look tries again
                log.LogError("The figures could not be brought up to date: {Failure}", failure.WithoutMessages());
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
