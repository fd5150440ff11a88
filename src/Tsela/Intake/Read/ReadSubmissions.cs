using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Intake.Read;

/// <summary>Submissions, newest first. A provider sees those of their own institution, whatever they ask for.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadSubmissions(TselaDb db, CurrentActor actor)
{
    public const int PageSizeMax = 200;

    public sealed record Request(
        string? Series = null, string? Institution = null, string? Period = null, SubmissionStatus? Status = null, int Page = 1, int PageSize = 25);

    public sealed record Result(IReadOnlyList<Submission> Submissions, int Total, int Page, int PageSize);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadSubmissions>() is { } refusal)
        {
            return refusal;
        }

        var institution = actor.Actor.Institution ?? request.Institution;
        if (request.Institution is not null && !actor.Actor.ActsFor(request.Institution))
        {
            return AccessProblems.OtherInstitution;
        }

        var found = db.Set<Submission>().AsNoTracking()
            .Where(submission => (institution == null || submission.Institution == institution)
                && (request.Series == null || submission.Series == request.Series)
                && (request.Period == null || submission.Period == request.Period)
                && (request.Status == null || submission.Status == request.Status));
        var size = Math.Clamp(request.PageSize, 1, PageSizeMax);
        var page = Math.Max(request.Page, 1);
        return new Result(
            await found.OrderByDescending(submission => submission.ReceivedAt).ThenByDescending(submission => submission.Id)
                .Skip(Paging.Before(page, size)).Take(size).ToListAsync(cancellationToken),
            await found.CountAsync(cancellationToken), page, size);
    }
}
