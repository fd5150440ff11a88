using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared.Database;

namespace Tsela.Intake.Submissions;

internal static class SubmissionAccess
{
    /// <summary>The submission, for reading; null where there is none or it is another institution's, which must look the same.</summary>
    public static async Task<Submission?> SubmissionOf(this TselaDb db, Actor actor, Guid id, CancellationToken cancellationToken) =>
        await db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(kept => kept.Id == id, cancellationToken) is { } submission
            && actor.ActsFor(submission.Institution)
            ? submission
            : null;
}
