using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake.Calendar;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Remind;

/// <summary>Reminds institutions of late deliveries: on the day after the due day, after a week and after a month, each time once.</summary>
[Needs(Right.SubmitFiles)]
public sealed class RemindInstitutions(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    private static readonly int[] StagesDaysLate = [1, 7, 30];

    public sealed record Request;

    /// <returns>How many reminders were made.</returns>
    public async Task<Outcome<int>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RemindInstitutions>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var late = (await ExpectedDeliveries.Read(db, catalogue, institution: null, today, cancellationToken))
            .Where(delivery => delivery.State == DeliveryState.Late);
        var sent = await db.Set<Reminder>().Select(reminder => reminder.Id).ToHashSetAsync(cancellationToken);
        var due = late.Select(delivery => ReminderOf(delivery, today, now)).Where(reminder => !sent.Contains(reminder.Id)).ToList();
        db.AddRange(due);
        foreach (var reminder in due)
        {
            db.Audited(actor.Actor, now, "delivery.remind", $"series {reminder.Series} {reminder.Period}", reminder.Institution);
        }

        await db.SaveChangesAsync(cancellationToken);
        return due.Count;
    }

    private static Reminder ReminderOf(ExpectedDelivery delivery, DateOnly today, DateTime now)
    {
        var daysLate = today.DayNumber - delivery.DueOn!.Value.DayNumber;
        var stage = StagesDaysLate.Count(days => daysLate >= days);
        return new Reminder
        {
            Id = IdOf(delivery, stage), Series = delivery.Series, Institution = delivery.Institution, Period = delivery.Period.Text, SentAt = now,
        };
    }

    // the same reminder has the same id, so that two processes cannot make it twice
    private static Guid IdOf(ExpectedDelivery delivery, int stage) => new(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{delivery.Series}|{delivery.Institution}|{delivery.Period.Text}|{stage}")).AsSpan(0, 16));
}
