using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Receive;

/// <summary>Takes a file in for one series, institution and period. The check comes afterwards, from the kept original.</summary>
[Needs(Right.SubmitFiles)]
public sealed class ReceiveFile(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, OriginalFiles originals, WorkSignal<Submission> signal)
{
    /// <param name="FileName">As the clerk knows it; folders in it are dropped.</param>
    /// <param name="IsTraining">The file comes from the training country, which does not exist.</param>
    public sealed record Request(
        string Series, string Institution, string Period, string FileName, Stream Content, SubmissionDoor Door,
        bool IsDryRun = false, bool IsTraining = false);

    public sealed record Receipt(Guid Id, string Sha256, long Bytes);

    public async Task<Outcome<Receipt>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReceiveFile>() is { } refusal)
        {
            return refusal;
        }

        var address = Address(request);
        if (!address.Succeeded)
        {
            return address.Problem!;
        }

        var kept = await originals.Keep(request.Content, cancellationToken);
        if (!kept.Succeeded)
        {
            return kept.Problem!;
        }

        return await Enter(Arrived(request, address.Value, kept.Value), cancellationToken);
    }

    private Outcome<(TableSchema Series, ReportingPeriod Period)> Address(Request request)
    {
        if (!catalogue.Series.TryGetValue(request.Series, out var series))
        {
            return IntakeProblems.UnknownSeries(request.Series, NearestSeries.To(request.Series, catalogue));
        }

        if (catalogue.Institution(request.Institution) is null)
        {
            return IntakeProblems.UnknownInstitution(request.Institution);
        }

        if (!actor.Actor.ActsFor(request.Institution))
        {
            return AccessProblems.OtherInstitution;
        }

        if (series.Tsela!.Institution != request.Institution)
        {
            return IntakeProblems.NotTheirSeries(request.Institution, series);
        }

        var periodicity = series.Tsela.Periodicity;
        if (ReportingPeriod.Parse(request.Period) is not { } period || (periodicity != "irregular" && period.Periodicity != periodicity))
        {
            return IntakeProblems.PeriodForm(request.Period, series);
        }

        return period.Start > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)
            ? IntakeProblems.FuturePeriod(period.Text)
            : (series, period);
    }

    private Submission Arrived(Request request, (TableSchema Series, ReportingPeriod Period) address, OriginalFiles.Kept kept)
    {
        var (series, period) = address;
        return new Submission
        {
            Id = Guid.CreateVersion7(),
            Series = series.Name,
            Institution = request.Institution,
            Period = period.Text,
            PeriodStart = period.Start,
            PeriodEnd = period.End,
            DueOn = series.Tsela!.DueDay is { } days ? period.End.AddDays(days) : null,
            FileName = BareName(request.FileName),
            Sha256 = kept.Sha256,
            Bytes = kept.Bytes,
            ReceivedAt = clock.GetUtcNow().UtcDateTime,
            ReceivedBy = actor.Actor.Name,
            Door = request.Door,
            IsDryRun = request.IsDryRun,
            IsTraining = request.IsTraining,
            Status = SubmissionStatus.Received,
            LiveKey = request.IsDryRun
                ? null
                : Submission.LiveKeyOf(series.Name, request.Institution, period.Text, kept.Sha256, revision: 0),
        };
    }

    private async Task<Outcome<Receipt>> Enter(Submission submission, CancellationToken cancellationToken)
    {
        if (await Earlier(submission, cancellationToken) is { } earlier)
        {
            return IntakeProblems.SameFile(earlier);
        }

        db.Add(submission);
        db.Audited(actor.Actor, submission.ReceivedAt, "submission.receive", $"submission {submission.Id}", submission.Institution);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // two clerks at once: the unique index let one of them in
            db.ChangeTracker.Clear();
            if (await Earlier(submission, cancellationToken) is { } winner)
            {
                return IntakeProblems.SameFile(winner);
            }

            throw;
        }

        signal.Raise();
        return new Receipt(submission.Id, submission.Sha256, submission.Bytes);
    }

    // a mended submission in force rests on the same file, so its revision is left out of the comparison
    private async Task<Submission?> Earlier(Submission submission, CancellationToken cancellationToken) =>
        submission.IsDryRun
            ? null
            : await db.Set<Submission>().AsNoTracking().FirstOrDefaultAsync(
                other => other.LiveKey != null && other.Sha256 == submission.Sha256 && other.Series == submission.Series
                    && other.Institution == submission.Institution && other.Period == submission.Period,
                cancellationToken);

    private static string BareName(string fileName)
    {
        var name = fileName.AsSpan(fileName.AsSpan().LastIndexOfAny('/', '\\') + 1).Trim();
        var clean = new string([.. name.ToString().Where(letter => !char.IsControl(letter))]);
        return clean.Length switch
        {
            0 => "file",
            > 200 => clean[^200..],
            _ => clean,
        };
    }
}
