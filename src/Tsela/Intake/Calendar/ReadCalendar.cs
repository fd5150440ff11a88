using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Calendar;

/// <summary>The delivery calendar: what is due when, what came, what is late. A provider sees their own institution's.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadCalendar(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    /// <param name="From">Periods that end on this day or later; null for all.</param>
    public sealed record Request(string? Institution = null, string? Series = null, DateOnly? From = null);

    /// <param name="Expected">Deliveries whose due day has passed.</param>
    /// <param name="Delivered">How many of them are in force.</param>
    public sealed record Result(IReadOnlyList<ExpectedDelivery> Deliveries, int Expected, int Delivered, double? MeanDaysLate)
    {
        public double? ReportingRate => Expected == 0 ? null : (double)Delivered / Expected;
    }

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadCalendar>() is { } refusal)
        {
            return refusal;
        }

        if (request.Institution is not null && !actor.Actor.ActsFor(request.Institution))
        {
            return AccessProblems.OtherInstitution;
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var expected = await ExpectedDeliveries.Read(db, catalogue, actor.Actor.Institution ?? request.Institution, today, cancellationToken);
        var deliveries = expected
            .Where(delivery => (request.Series is null || delivery.Series == request.Series) && (request.From is not { } from || delivery.Period.End >= from))
            .ToList();
        var due = deliveries.Where(delivery => delivery.DueOn < today).ToList();
        var late = due.Where(delivery => delivery.DaysLate is not null).Select(delivery => (double)delivery.DaysLate!.Value).ToList();
        return new Result(deliveries, due.Count, due.Count(delivery => delivery.Submission is not null), late.Count == 0 ? null : late.Average());
    }
}
