using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Intake.Process;
using Tsela.Intake.Receive;
using Tsela.Intake.Submissions;
using Tsela.Intake.Withdraw;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>A file on its way in.</summary>
/// <param name="Key">Names the act in the durable note.</param>
/// <param name="On">The day on which the institution does it; null for now.</param>
public sealed record Parcel(string Key, string Institution, string Series, string Period, string Path, DateOnly? On, bool IsTraining, bool IsWithdrawal = false);

/// <summary>Hands files in through the ordinary intake, in order, each under the name of its institution.</summary>
public sealed class HandIn(IServiceProvider services, HandedIn note)
{
    public async Task Do(Parcel parcel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        if (note.Holds(parcel.Key))
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = new Actor(
            $"demo for {parcel.Institution}", Rights.Of(Role.Provider), parcel.Institution, Role.Provider);
        note.Note(parcel.IsWithdrawal
            ? await TakeBack(scope.ServiceProvider, parcel, cancellationToken)
            : await Submit(scope.ServiceProvider, parcel, cancellationToken));
    }

    // history is played: the slices read the day of the file on their clock, everything else keeps the real one
    private static TSlice At<TSlice>(IServiceProvider services, Parcel parcel) => parcel.On is { } day
        ? ActivatorUtilities.CreateInstance<TSlice>(services, new OfficeClock(day))
        : ActivatorUtilities.CreateInstance<TSlice>(services);

    private static async Task<FileResult> Submit(IServiceProvider services, Parcel parcel, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(parcel.Path);
        var received = await At<ReceiveFile>(services, parcel).Handle(
            new(parcel.Series, parcel.Institution, parcel.Period, Path.GetFileName(parcel.Path), content, SubmissionDoor.Command, IsTraining: parcel.IsTraining),
            cancellationToken);
        if (received.Problem is { } problem)
        {
            return problem.Code == "submission.same-file"
                ? new FileResult(parcel.Key, parcel.Institution, "recognised", 0, 0, 0, 0)
                : throw new UnusableInputException($"{parcel.Path}: {problem.Sentence}");
        }

        var processed = await At<ProcessSubmission>(services, parcel).Handle(new(received.Value.Id), cancellationToken);
        if (processed.Problem is { } failed)
        {
            throw new UnusableInputException($"{parcel.Path}: {failed.Sentence}");
        }

        var result = processed.Value;
        var findings = await services.GetRequiredService<TselaDb>().Set<FindingCause>()
            .Where(cause => cause.SubmissionId == received.Value.Id && cause.Severity != Severity.Info).SumAsync(cause => cause.Count, cancellationToken);
        return new FileResult(parcel.Key, parcel.Institution, result.Status.ToString(), result.Rows, result.Accepted, result.Rejected, findings);
    }

    private static async Task<FileResult> TakeBack(IServiceProvider services, Parcel parcel, CancellationToken cancellationToken)
    {
        var last = await services.GetRequiredService<TselaDb>().Set<Submission>().AsNoTracking()
            .Where(kept => kept.Series == parcel.Series && kept.Period == parcel.Period && kept.LiveKey != null)
            .OrderByDescending(kept => kept.ReceivedAt).Select(kept => (Guid?)kept.Id).FirstOrDefaultAsync(cancellationToken);
        if (last is { } id)
        {
            await At<WithdrawSubmission>(services, parcel).Handle(new(id, "The cases were those of another station."), cancellationToken);
        }

        return new FileResult(parcel.Key, parcel.Institution, "withdrawn", 0, 0, 0, 0);
    }
}
