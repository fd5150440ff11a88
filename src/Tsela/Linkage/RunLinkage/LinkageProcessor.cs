using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.RunLinkage;

/// <summary>
/// Works through the runs while the system serves, and takes up one that was cut short. After the first linkage it asks
/// for another itself when deliveries have changed and then rested for one look.
/// </summary>
public sealed class LinkageProcessor(IServiceScopeFactory scopes, WorkSignal<LinkageRun> signal, TimeProvider clock, ILogger<LinkageProcessor> log)
    : QueueProcessor<LinkageRun>("Linkage", signal, clock, log)
{
    private static readonly Actor Linker = new("linkage", new HashSet<Right> { Right.RunLinkage }, Institution: null, Role: null);

    private string? seen;

    public override async Task<bool> LookOnce(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Linker;
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        await AskWhereDeliveriesChanged(scope.ServiceProvider, db, cancellationToken);
        var next = await db.Set<LinkageRun>().AsNoTracking().Where(run => run.LiveKey != null).Select(run => (Guid?)run.Id).FirstOrDefaultAsync(cancellationToken);
        return next is { } id && (await scope.ServiceProvider.GetRequiredService<RunLinkage>().Handle(new(id), cancellationToken)).Succeeded;
    }

    private async Task AskWhereDeliveriesChanged(IServiceProvider services, TselaDb db, CancellationToken cancellationToken)
    {
        var last = await db.Set<LinkageRun>().AsNoTracking().OrderByDescending(run => run.AskedAt).FirstOrDefaultAsync(cancellationToken);
        if (last is not { State: LinkageRunState.Finished })
        {
            // the first linkage is a person's decision, and so is what follows upon one that was stopped or failed
            return;
        }

        var set = await LinkedDeliveries.InForce(
            services.GetRequiredService<RecordRows>(), services.GetRequiredService<NationalCatalogue>(), cancellationToken);
        var rested = set.Hash == seen;
        seen = set.Hash;
        if (rested && set.Hash != last.DeliverySet)
        {
            await services.GetRequiredService<AskForRun.AskForRun>().Handle(new(Full: false, "deliveries changed"), cancellationToken);
        }
    }
}
