using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Origin;

/// <summary>Follows a record back to the file and the row from which it came.</summary>
[Needs(Right.ReadRecords)]
public sealed class RecordOrigin(TselaDb db, CurrentActor actor, TimeProvider clock, RecordLookup records)
{
    public sealed record Request(Guid Record);

    /// <param name="Row">Row below the header of the file, from 1.</param>
    /// <param name="Findings">What the check said of the row.</param>
    public sealed record Result(
        Submission Submission, long Row, bool InForce, IReadOnlyDictionary<string, string> Sent, IReadOnlyDictionary<string, string> Harmonised,
        IReadOnlyList<SubmissionFinding> Findings, IReadOnlyList<Correction> Corrections);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RecordOrigin>() is { } refusal)
        {
            return refusal;
        }

        if (await records.Find(request.Record, cancellationToken) is not var (record, delivery) || !actor.Actor.ActsFor(delivery.Institution))
        {
            return IntakeProblems.RecordNotFound;
        }

        var submission = await db.Set<Submission>().AsNoTracking().SingleAsync(kept => kept.Id == delivery.Id, cancellationToken);
        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "record.read", $"record {record.Id}", delivery.Institution);
        await db.SaveChangesAsync(cancellationToken);
        var harmonised = Values(record.Harmonised);
        var sent = new Dictionary<string, string>(harmonised, StringComparer.Ordinal);
        foreach (var (field, value) in Values(record.Sent))
        {
            sent[field] = value;
        }

        return new Result(
            submission, record.Row, delivery.InForce, sent, harmonised,
            await db.Set<SubmissionFinding>().AsNoTracking()
                .Where(finding => finding.SubmissionId == submission.Id && finding.Row == record.Row).ToListAsync(cancellationToken),
            await db.Set<Correction>().AsNoTracking()
                .Where(correction => correction.SubmissionId == submission.Id && correction.Row == record.Row).ToListAsync(cancellationToken));
    }

    private static Dictionary<string, string> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
