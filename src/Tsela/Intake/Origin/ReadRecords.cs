using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Origin;

/// <summary>The records that came from a submission, in the order of its file. Reading them leaves an audit entry.</summary>
[Needs(Right.ReadRecords)]
public sealed class ReadRecords(TselaDb db, CurrentActor actor, TimeProvider clock, RecordLookup records)
{
    public const int PageSize = 50;

    /// <param name="FromRow">Data row from which on; 1 for the first page.</param>
    public sealed record Request(Guid Submission, long FromRow = 1);

    /// <param name="NextRow">Where the next page begins; null on the last one.</param>
    public sealed record Result(Submission Submission, IReadOnlyList<HarmonisedRecord> Records, long? NextRow);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadRecords>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        var found = await records.Page(submission.Id, request.FromRow, PageSize + 1, cancellationToken);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "records.read", $"submission {submission.Id}", submission.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return new Result(submission, [.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize].Row : null);
    }
}
