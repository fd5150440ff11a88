using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Intake.Calendar;

/// <summary>Tells the catalogue how each series has been delivered.</summary>
internal sealed class DeliveryNews(TselaDb db, NationalCatalogue catalogue, TimeProvider clock) : IDeliveryNews
{
    private sealed record InForce(string Series, string Period, DateOnly PeriodStart, DateTime AcceptedAt, long RecordCount, Submission Submission);

    public async Task<IReadOnlyDictionary<string, SeriesNews>> BySeries(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var expected = (await ExpectedDeliveries.Read(db, catalogue, institution: null, today, cancellationToken))
            .ToLookup(delivery => delivery.Series, StringComparer.Ordinal);
        var inForce = await db.InForce().AsNoTracking()
            .Join(db.Set<Submission>(), delivery => delivery.Id, submission => submission.Id, (delivery, submission) => new InForce(
                delivery.Series, delivery.Period, delivery.PeriodStart, delivery.AcceptedAt, delivery.RecordCount, submission))
            .ToListAsync(cancellationToken);
        return inForce.GroupBy(delivery => delivery.Series, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => News([.. group], [.. expected[group.Key]], today), StringComparer.Ordinal);
    }

    private static SeriesNews News(List<InForce> inForce, List<ExpectedDelivery> expected, DateOnly today)
    {
        var last = inForce.MaxBy(delivery => delivery.PeriodStart)!;
        var due = expected.Where(delivery => delivery.DueOn < today).ToList();
        return new SeriesNews(
            last.Period, last.AcceptedAt, inForce.Sum(delivery => delivery.RecordCount), due.Count, due.Count(delivery => delivery.Submission is not null),
            [.. due.Where(delivery => delivery.State == DeliveryState.Late).Select(delivery => delivery.Period.Text)],
            Overall(inForce, submission => submission.Quality.Completeness),
            Overall(inForce, submission => submission.Quality.Validity),
            Overall(inForce, submission => submission.Quality.Consistency))
        {
            ByDelivery = inForce.ToDictionary(
                delivery => delivery.Submission.Id,
                delivery => new DeliveryQuality(
                    delivery.Submission.Quality.Completeness.Value, delivery.Submission.Quality.Validity.Value, delivery.Submission.Quality.Consistency.Value)),
        };
    }

    private static double? Overall(List<InForce> inForce, Func<Submission, Share> figure)
    {
        var shares = inForce.ConvertAll(delivery => figure(delivery.Submission));
        return new Share(shares.Sum(share => share.Good), shares.Sum(share => share.Of)).Value;
    }
}
