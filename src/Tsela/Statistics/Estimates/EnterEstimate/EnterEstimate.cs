using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.Estimates.EnterEstimate;

/// <summary>Enters an estimate, or a new version of one. The old version stays readable and counts no more.</summary>
[Needs(Right.BuildFigures)]
public sealed class EnterEstimate(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, FigureBooks books)
{
    /// <param name="Number">The estimate that gets a new version; null for a new one.</param>
    public sealed record Request(EstimateForm Form, int? Number = null);

    public sealed record Entered(int Number, int Version, IReadOnlyList<FormFault> Faults)
    {
        public bool IsEntered => Faults.Count == 0;
    }

    /// <returns>The estimate; where the form has faults, these, and nothing was entered.</returns>
    public async Task<Outcome<Entered>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<EnterEstimate>() is { } refusal)
        {
            return refusal;
        }

        var before = request.Number is { } number
            ? await db.Set<Estimate>().Where(estimate => estimate.Number == number).OrderByDescending(estimate => estimate.Version).FirstOrDefaultAsync(cancellationToken)
            : null;
        if (request.Number is { } unknown && before is null)
        {
            return StatisticsProblems.UnknownEstimate(unknown);
        }

        // a new version is of the same thing, whatever the form says
        var form = before is null ? request.Form : request.Form with { Of = before.Of.ToString(), Subject = before.Subject, Reference = before.Reference, Breakdown = before.Breakdown };
        var check = new EstimateCheck(db, catalogue, books, clock);
        if (await check.Of(form, cancellationToken) is not { } read)
        {
            return new Entered(before?.Number ?? 0, before?.Version ?? 0, check.Faults);
        }

        var key = Estimate.KeyOf(read.Of, read.Subject, read.Reference, read.Breakdown);
        if (await db.Set<Estimate>().AsNoTracking().FirstOrDefaultAsync(estimate => estimate.LiveKey == key, cancellationToken) is { } live && live.Number != before?.Number)
        {
            return StatisticsProblems.AlreadyEstimated(live.Name);
        }

        return await Save(read, before, cancellationToken);
    }

    private async Task<Outcome<Entered>> Save(EstimateCheck.Read read, Estimate? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (before is { IsInForce: true })
        {
            // saved before the new one, which takes its key
            before.Supersede(actor.Actor.Name, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        var estimate = new Estimate
        {
            Id = Guid.CreateVersion7(),
            Number = before?.Number ?? (await db.Set<Estimate>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1,
            Version = (before?.Version ?? 0) + 1,
            Of = read.Of, Subject = read.Subject, Reference = read.Reference, Breakdown = read.Breakdown,
            Value = read.Value, Low = read.Low, High = read.High, Method = read.Method, MethodText = read.MethodText, Reason = read.Reason,
            EnteredBy = actor.Actor.Name, EnteredAt = now,
        };
        estimate.PutInForce();
        db.Add(estimate);
        db.Audited(actor.Actor, now, before is null ? "estimate.enter" : "estimate.revise", $"{estimate.Name} version {estimate.Version}", why: read.Reason);
        if (!await db.SaveUnlessTaken(cancellationToken))
        {
            return StatisticsProblems.EntryRace;
        }

        await transaction.CommitAsync(cancellationToken);
        return new Entered(estimate.Number, estimate.Version, []);
    }
}
