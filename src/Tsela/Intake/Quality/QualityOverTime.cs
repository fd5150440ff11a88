using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Calendar;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Quality;

/// <summary>The quality figures of the deliveries in force, each with its denominator: by period, by series, by institution.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class QualityOverTime(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    private const int CoherenceShown = 50;

    public sealed record Request(string? Institution = null, string? Series = null);

    /// <param name="DeliveriesExpected">Deliveries whose due day has passed.</param>
    /// <param name="DaysLate">Days between the due day and the delivery; the mean where it stands for several.</param>
    public sealed record Figures(
        int Submissions, long Rows, long Accepted, QualityFigures Quality, double? DaysLate, int DeliveriesExpected, int DeliveriesInForce)
    {
        public Share ReportingRate => new(DeliveriesInForce, DeliveriesExpected);
    }

    public sealed record Point(string Series, string Institution, string Period, DateOnly PeriodStart, Guid Submission, Figures Figures);

    /// <param name="Coherence">Figures that two sources give of one thing, the greatest differences first.</param>
    public sealed record Result(
        IReadOnlyList<Point> OverTime, IReadOnlyDictionary<string, Figures> BySeries, IReadOnlyDictionary<string, Figures> ByInstitution,
        IReadOnlyList<(Submission Submission, CoherenceFigure Figure)> Coherence);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<QualityOverTime>() is { } refusal)
        {
            return refusal;
        }

        if (request.Institution is not null && !actor.Actor.ActsFor(request.Institution))
        {
            return AccessProblems.OtherInstitution;
        }

        var institution = actor.Actor.Institution ?? request.Institution;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var due = (await ExpectedDeliveries.Read(db, catalogue, institution, today, cancellationToken))
            .Where(delivery => delivery.DueOn < today && (request.Series is null || delivery.Series == request.Series)).ToList();
        var inForce = await db.Set<Submission>().AsNoTracking()
            .Where(submission => (submission.Status == SubmissionStatus.Accepted || submission.Status == SubmissionStatus.AcceptedInPart)
                && (institution == null || submission.Institution == institution) && (request.Series == null || submission.Series == request.Series))
            .OrderBy(submission => submission.Series).ThenBy(submission => submission.PeriodStart)
            .ToListAsync(cancellationToken);
        return new Result(
            inForce.ConvertAll(submission => new Point(
                submission.Series, submission.Institution, submission.Period, submission.PeriodStart, submission.Id,
                Of([submission], [.. due.Where(delivery => delivery.Submission == submission.Id)]))),
            Grouped(inForce, due, submission => submission.Series, delivery => delivery.Series),
            Grouped(inForce, due, submission => submission.Institution, delivery => delivery.Institution),
            await Coherence(institution, request.Series, cancellationToken));
    }

    private async Task<List<(Submission Submission, CoherenceFigure Figure)>> Coherence(string? institution, string? series, CancellationToken cancellationToken)
    {
        var figures = await db.Set<CoherenceFigure>().AsNoTracking()
            .Join(
                db.Set<Submission>().Where(submission => (submission.Status == SubmissionStatus.Accepted || submission.Status == SubmissionStatus.AcceptedInPart)
                    && (institution == null || submission.Institution == institution) && (series == null || submission.Series == series)),
                figure => figure.SubmissionId, submission => submission.Id, (figure, submission) => new { submission, figure })
            .ToListAsync(cancellationToken);
        return [.. figures.OrderByDescending(pair => pair.figure.Difference ?? 0).Take(CoherenceShown).Select(pair => (pair.submission, pair.figure))];
    }

    private static Dictionary<string, Figures> Grouped(
        List<Submission> inForce, List<ExpectedDelivery> due, Func<Submission, string> ofSubmission, Func<ExpectedDelivery, string> ofDelivery)
    {
        var dueBy = due.ToLookup(ofDelivery, StringComparer.Ordinal);
        return inForce.GroupBy(ofSubmission, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Of([.. group], [.. dueBy[group.Key]]), StringComparer.Ordinal);
    }

    private static Figures Of(List<Submission> submissions, List<ExpectedDelivery> due)
    {
        var late = due.Where(delivery => delivery.DaysLate is not null).Select(delivery => (double)delivery.DaysLate!.Value).ToList();
        return new Figures(
            submissions.Count, submissions.Sum(submission => submission.Rows), submissions.Sum(submission => submission.RowsAccepted),
            new QualityFigures
            {
                Completeness = Sum(submissions, quality => quality.Completeness),
                Validity = Sum(submissions, quality => quality.Validity),
                Consistency = Sum(submissions, quality => quality.Consistency),
                Undecided = submissions.Sum(submission => submission.ConsistencyUndecided),
                Uniqueness = Sum(submissions, quality => quality.Uniqueness),
            },
            late.Count == 0 ? null : late.Average(), due.Count, due.Count(delivery => delivery.Submission is not null));
    }

    private static Share Sum(List<Submission> submissions, Func<QualityFigures, Share> figure)
    {
        var shares = submissions.ConvertAll(submission => figure(submission.Quality));
        return new Share(shares.Sum(share => share.Good), shares.Sum(share => share.Of));
    }
}
