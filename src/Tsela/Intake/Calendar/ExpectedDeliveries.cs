using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared.Database;

namespace Tsela.Intake.Calendar;

public enum DeliveryState
{
    /// <summary>In force, and came by its due day.</summary>
    InTime,

    /// <summary>In force, and came after its due day.</summary>
    CameLate,

    /// <summary>Not in force, and its due day has passed.</summary>
    Late,

    /// <summary>Not in force, and its due day is still to come.</summary>
    Awaited,
}

/// <summary>One delivery that the definitions ask for.</summary>
/// <param name="DueOn">Null where the series has no due day.</param>
/// <param name="CameOn">Day of the first submission for the period that was taken; a correction does not make a delivery late.</param>
/// <param name="Submission">The submission in force; null where there is none.</param>
public sealed record ExpectedDelivery(
    string Series, string Institution, ReportingPeriod Period, DateOnly? DueOn, DateOnly? CameOn, Guid? Submission, DeliveryState State)
{
    public int? DaysLate => DueOn is { } due && CameOn is { } came ? came.DayNumber - due.DayNumber : null;
}

/// <summary>Which deliveries are asked for: every period of a series from its first delivery until today.</summary>
internal static class ExpectedDeliveries
{
    private sealed record Taken(string Series, string Period, DateOnly PeriodStart, DateTime ReceivedAt, SubmissionStatus Status, Guid Id);

    /// <param name="institution">That institution's series alone; every series where null.</param>
    public static async Task<IReadOnlyList<ExpectedDelivery>> Read(
        TselaDb db, NationalCatalogue catalogue, string? institution, DateOnly today, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Submission>().AsNoTracking()
            .Where(submission => (institution == null || submission.Institution == institution) && !submission.IsDryRun
                && (submission.Status == SubmissionStatus.Accepted || submission.Status == SubmissionStatus.AcceptedInPart
                    || submission.Status == SubmissionStatus.Superseded))
            .Select(submission => new Taken(
                submission.Series, submission.Period, submission.PeriodStart, submission.ReceivedAt, submission.Status, submission.Id))
            .ToListAsync(cancellationToken);
        return
        [
            .. taken.GroupBy(submission => submission.Series, StringComparer.Ordinal)
                .Where(group => catalogue.Series.TryGetValue(group.Key, out var series) && series.Tsela!.Periodicity != "irregular")
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .SelectMany(group => OfSeries(catalogue.Series[group.Key], [.. group], today)),
        ];
    }

    private static IEnumerable<ExpectedDelivery> OfSeries(TableSchema series, List<Taken> taken, DateOnly today)
    {
        var block = series.Tsela!;
        var byPeriod = taken.ToLookup(submission => submission.Period, StringComparer.Ordinal);
        var last = taken.Max(submission => submission.PeriodStart);
        var period = ReportingPeriod.Holding(block.Periodicity, taken.Min(submission => submission.PeriodStart));
        for (; period.End < today || period.Start <= last; period = period.Next())
        {
            yield return Expected(block, series.Name, period, [.. byPeriod[period.Text]], today);
        }
    }

    private static ExpectedDelivery Expected(SeriesBlock block, string series, ReportingPeriod period, List<Taken> taken, DateOnly today)
    {
        DateOnly? due = block.DueDay is { } days ? period.End.AddDays(days) : null;
        var inForce = taken.Find(submission => submission.Status.IsInForce());
        DateOnly? came = taken.Count == 0 || inForce is null ? null : DateOnly.FromDateTime(taken.Min(submission => submission.ReceivedAt));
        var state = (came, due) switch
        {
            ({ } day, { } last) => day <= last ? DeliveryState.InTime : DeliveryState.CameLate,
            ({ }, null) => DeliveryState.InTime,
            (null, { } last) => today > last ? DeliveryState.Late : DeliveryState.Awaited,
            _ => DeliveryState.Awaited,
        };
        return new ExpectedDelivery(series, block.Institution, period, due, came, inForce?.Id, state);
    }
}
