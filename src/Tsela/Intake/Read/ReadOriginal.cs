using Tsela.Access;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Read;

/// <summary>The file as it was handed in, byte for byte.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadOriginal(TselaDb db, CurrentActor actor, TimeProvider clock, OriginalFiles originals)
{
    public sealed record Request(Guid Submission);

    public sealed record Result(string Path, string FileName, string Sha256);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadOriginal>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        if (!originals.IsWhole(submission.Sha256, submission.Bytes))
        {
            return IntakeProblems.OriginalMissing;
        }

        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "original.read", $"submission {submission.Id}", submission.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return new Result(originals.PathOf(submission.Sha256), submission.FileName, submission.Sha256);
    }
}
