using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Intake.Process;

/// <summary>Brings together what the check of a submission needs beside the definition of its series.</summary>
internal static class CheckPreparation
{
    public static async Task<CheckOptions> Prepare(
        TselaDb db, Submission submission, IntakeLimits limits, string spillFolder, DateOnly today, CancellationToken cancellationToken)
    {
        var headers = await db.Set<HeaderMapping>().AsNoTracking()
            .Where(mapping => mapping.Institution == submission.Institution && mapping.Series == submission.Series
                && mapping.Status != MappingStatus.Rejected)
            .ToDictionaryAsync(mapping => mapping.Header, mapping => mapping.Field, cancellationToken);
        var values = await db.Set<ValueMapping>().AsNoTracking()
            .Where(mapping => mapping.Institution == submission.Institution && mapping.Series == submission.Series
                && mapping.Status != MappingStatus.Rejected)
            .ToDictionaryAsync(mapping => (mapping.Field, mapping.Value), mapping => mapping.Code, cancellationToken);
        var corrections = await db.Set<Correction>().AsNoTracking()
            .Where(correction => correction.SubmissionId == submission.Id)
            .ToDictionaryAsync(correction => (correction.Row, correction.Field), correction => correction.NewValue, cancellationToken);
        return new CheckOptions
        {
            HeaderMappings = headers,
            ValueMappings = values,
            Corrections = corrections,
            Lookup = reference => KnownElsewhere(db, reference, limits.KnownKeysMax),
            SpillFolder = spillFolder,
            Today = today,
            PeriodStart = submission.PeriodStart,
            PeriodEnd = submission.PeriodEnd,
            FindingsMax = limits.FindingsPerCauseMax,
        };
    }

    private static Func<string, bool?>? KnownElsewhere(TselaDb db, Reference reference, int keysMax)
    {
        var known = KnownKeys.Read(db, reference.Source, reference.In, Reference.Separator, keysMax);
        return known is null ? null : key => known.Has(key);
    }
}
