using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Prepare;

/// <summary>Protects the chosen tables of a snapshot and keeps them as a release that waits for two signatures.</summary>
[Needs(Right.PrepareReleases)]
public sealed class PrepareRelease(TselaDb db, CurrentActor actor, TimeProvider clock, ProtectTables protect)
{
    private const int NumberAttempts = 10;

    /// <param name="Snapshot">The snapshot; where null, the latest.</param>
    /// <param name="Preparation">What was asked for, where it is prepared in the background.</param>
    public sealed record Request(Guid? Snapshot, ReleaseForm Form, Guid? Preparation = null);

    /// <param name="Faults">What is wrong with the form; then nothing was prepared.</param>
    public sealed record Prepared(string? Code, ProtectionAccount? Account, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Prepared>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<PrepareRelease>() is { } refusal)
        {
            return refusal;
        }

        var form = request.Form;
        if (ReleaseCheck.Of(form, Now) is { Count: > 0 } faults)
        {
            return new Prepared(null, null, faults);
        }

        var corrected = await db.Corrected(form.Corrects, Now, cancellationToken);
        if (corrected.Problem is { } wrong)
        {
            return wrong;
        }

        // what is approved from now on is not part of what the release is protected with
        var begun = Now;
        var outcome = await protect.Handle(new(request.Snapshot, form.Chosen), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return problem;
        }

        var made = outcome.Value;
        return made.Set is { } set
            ? await Keep(request, made, set, begun, corrected.Value, cancellationToken)
            : ReleaseProblems.NothingLeft(made.Refused.Select(table => $"{table.Title}: {table.Reason}"));
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Outcome<Prepared>> Keep(Request request, Protection made, Guid set, DateTime begun, Release? corrected, CancellationToken cancellationToken)
    {
        var form = request.Form;
        var account = new ProtectionAccount(form.Chosen, made.Tables, made.Refused, made.Audits);
        // protecting takes too long to be thrown away because somebody else took the number
        for (var attempt = 0; attempt < NumberAttempts; attempt++)
        {
            // the hour may have come meanwhile: the release then waits for its signatures alone
            var now = Now;
            var release = new Release
            {
                Id = Guid.CreateVersion7(), Number = (await db.Set<Release>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1,
                Title = form.Title.Trim(), Note = form.Note.Trim(), ProtectedSet = set, Snapshot = made.Snapshot, PreparedBy = actor.Actor.Name, PreparedAt = begun,
                PublishAt = ReleaseCheck.HourOf(form.Day, form.Hour, now) ?? now, Corrects = corrected?.Id, Reason = corrected is null ? null : form.Reason.Trim(), Account = account.ToJson(),
                Preparation = request.Preparation,
            };
            db.Add(release);
            db.Audited(
                actor.Actor, now, "release.prepare", $"{release.Code} {release.Title}",
                why: $"{made.Tables.Count} tables, {account.Hidden} of {account.Cells} cells hidden, {account.Changed} changed, {made.Refused.Count} tables refused{(corrected is null ? "" : $"; corrects {corrected.Code}: {release.Reason}")}");
            if (await db.SaveUnlessTaken(cancellationToken))
            {
                return new Prepared(release.Code, account, []);
            }

            if (request.Preparation is { } asked && await db.Set<Release>().AsNoTracking().SingleOrDefaultAsync(one => one.Preparation == asked, cancellationToken) is { } other)
            {
                return new Prepared(other.Code, ProtectionAccount.Of(other), []);
            }
        }

        return ReleaseProblems.NumberRace;
    }
}
