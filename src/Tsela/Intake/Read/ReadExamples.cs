using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Read;

/// <summary>The first few findings of every cause of a submission.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadExamples(TselaDb db, CurrentActor actor)
{
    public const int OfEach = 3;

    public sealed record Request(Guid Submission);

    /// <param name="OfCause">By the id of the cause, in the order of the file.</param>
    public sealed record Result(IReadOnlyDictionary<Guid, IReadOnlyList<SubmissionFinding>> OfCause);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadExamples>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        var causes = await db.Set<FindingCause>().Where(cause => cause.SubmissionId == submission.Id).Select(cause => cause.Id).ToListAsync(cancellationToken);
        var examples = new Dictionary<Guid, IReadOnlyList<SubmissionFinding>>();
        foreach (var cause in causes)
        {
            examples[cause] = await db.Set<SubmissionFinding>().AsNoTracking().Where(finding => finding.CauseId == cause)
                .OrderBy(finding => finding.Row).ThenBy(finding => finding.Id).Take(OfEach).ToListAsync(cancellationToken);
        }

        return new Result(examples);
    }
}
