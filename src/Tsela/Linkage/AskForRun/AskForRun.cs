using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Matching;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.AskForRun;

/// <summary>Asks for a linkage of everything in force. It waits for the one who works through them; only one waits or works at a time.</summary>
[Needs(Right.RunLinkage)]
public sealed class AskForRun(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, RecordRows rows, OpenRuns runs, WorkSignal<LinkageRun> signal)
{
    /// <param name="Full">Learns anew and compares everything; else what is new is compared by the model that stands, where one does.</param>
    public sealed record Request(bool Full, string? Why = null);

    public async Task<Outcome<Guid>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<AskForRun>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<LinkageRun>().AnyAsync(run => run.LiveKey != null, cancellationToken))
        {
            return LinkageProblems.UnderWay;
        }

        var set = await LinkedDeliveries.InForce(rows, catalogue, cancellationToken);
        if (set.Deliveries.Count == 0)
        {
            return LinkageProblems.NothingToLink;
        }

        var latest = await db.LatestRun(cancellationToken);
        var upon = request.Full || latest is null || !runs.Keeps(latest.Id) ? null : latest;
        if (upon is not null && upon.DeliverySet == set.Hash && !await DecidedSince(upon, cancellationToken))
        {
            return LinkageProblems.NothingNew;
        }

        var run = Run(upon);
        db.Add(run);
        db.Audited(actor.Actor, run.AskedAt, "linkage.ask", $"linkage {run.Id}", why: request.Why ?? (request.Full ? "in full" : null));
        if (!await db.SaveUnlessTaken(cancellationToken))
        {
            return LinkageProblems.UnderWay;
        }

        signal.Raise();
        return run.Id;
    }

    private LinkageRun Run(LinkageRun? upon)
    {
        var usual = new LinkageOptions();
        return new LinkageRun
        {
            Id = Guid.CreateVersion7(),
            Kind = upon is null ? LinkageRunKind.Full : LinkageRunKind.Incremental,
            State = LinkageRunState.Waiting,
            LiveKey = LinkageRun.Live,
            AskedAt = clock.GetUtcNow().UtcDateTime,
            AskedBy = actor.Actor.Name,
            BasedOn = upon?.Id,
            Threshold = usual.Threshold,
            KeptFrom = usual.KeptFrom,
            Seed = usual.Seed,
        };
    }

    private Task<bool> DecidedSince(LinkageRun run, CancellationToken cancellationToken) => db.Set<LinkDecision>()
        .AnyAsync(decision => decision.At > run.StartedAt || decision.UndoneAt > run.StartedAt, cancellationToken);
}
