using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake.Calendar;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake;

/// <summary>Deliveries that are late now, those that fell due last first, with when their institution was reminded. A provider sees their own institution's.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadLateDeliveries(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    public sealed record Request(string? Institution = null);

    /// <param name="RemindedAt">Null where the reminder is still to come.</param>
    public sealed record Late(string Series, string Title, string Institution, string Period, DateOnly DueOn, int DaysLate, DateTime? RemindedAt);

    public sealed record Result(IReadOnlyList<Late> Deliveries);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadLateDeliveries>() is { } refusal)
        {
            return refusal;
        }

        if (request.Institution is not null && !actor.Actor.ActsFor(request.Institution))
        {
            return AccessProblems.OtherInstitution;
        }

        var institution = actor.Actor.Institution ?? request.Institution;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var late = (await ExpectedDeliveries.Read(db, catalogue, institution, today, cancellationToken))
            .Where(delivery => delivery.State == DeliveryState.Late);
        var reminders = (await db.Set<Reminder>().AsNoTracking()
            .Where(reminder => institution == null || reminder.Institution == institution).ToListAsync(cancellationToken))
            .ToLookup(reminder => (reminder.Series, reminder.Institution, reminder.Period));
        return new Result(
        [
            .. late.OrderByDescending(delivery => delivery.DueOn).ThenBy(delivery => delivery.Series, StringComparer.Ordinal).Select(delivery => new Late(
                delivery.Series, catalogue.Series[delivery.Series].Title ?? "", delivery.Institution, delivery.Period.Text, delivery.DueOn!.Value,
                today.DayNumber - delivery.DueOn.Value.DayNumber,
                reminders[(delivery.Series, delivery.Institution, delivery.Period.Text)].Max(reminder => (DateTime?)reminder.SentAt))),
        ]);
    }
}
