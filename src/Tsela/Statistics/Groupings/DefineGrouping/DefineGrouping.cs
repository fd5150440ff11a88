using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Groupings.DefineGrouping;

/// <summary>Defines a grouping of a code list or of ages, or a new version of one. Old versions stay valid for what names them.</summary>
[Needs(Right.BuildFigures)]
public sealed class DefineGrouping(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    /// <param name="Key">The grouping that gets a new version; null for a new one.</param>
    /// <param name="IsTrial">Only looks at what it would be.</param>
    public sealed record Request(GroupingForm Form, string? Key = null, bool IsTrial = false);

    /// <param name="Version">0 where nothing was kept.</param>
    public sealed record Defined(
        string Key, int Version, IReadOnlyList<CodeGroup> Groups, IReadOnlyList<(string Code, string Label)> LeftOut, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Defined>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<DefineGrouping>() is { } refusal)
        {
            return refusal;
        }

        var before = request.Key is null ? null : await db.Set<Grouping>().AsNoTracking().Where(one => one.Key == request.Key).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellationToken);
        if (request.Key is not null && before is null)
        {
            return StatisticsProblems.UnknownGrouping(request.Key);
        }

        // a version groups the list that its grouping groups
        var form = before is null ? request.Form : request.Form with { Key = before.Key, CodeList = before.CodeList };
        var check = new GroupingCheck(catalogue);
        var groups = check.Read(form);
        var faults = check.Faults.ToList();
        if (before is null && await db.Set<Grouping>().AnyAsync(one => one.Key == form.Key.Trim(), cancellationToken))
        {
            faults.Add(new FormFault(nameof(GroupingForm.Key), $"There is a grouping {form.Key.Trim()} already. Make a new version of it, or choose another name."));
        }

        if (before is not null && !request.IsTrial && form.Reason.Trim().Length == 0)
        {
            faults.Add(new FormFault(nameof(GroupingForm.Reason), "Say why it changes."));
        }

        return faults.Count > 0 || request.IsTrial
            ? new Defined(form.Key.Trim(), Version: 0, groups, check.LeftOut, faults)
            : await Save(form, groups, check.LeftOut, before, cancellationToken);
    }

    private async Task<Outcome<Defined>> Save(
        GroupingForm form, IReadOnlyList<CodeGroup> groups, IReadOnlyList<(string, string)> leftOut, Grouping? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var grouping = new Grouping
        {
            Id = Guid.CreateVersion7(), Key = form.Key.Trim(), Version = (before?.Version ?? 0) + 1, Name = form.Name.Trim(), CodeList = form.CodeList,
            Groups = Grouping.Written(groups), Reason = before is null ? null : form.Reason.Trim(), MadeBy = actor.Actor.Name, MadeAt = now,
        };
        db.Add(grouping);
        db.Audited(actor.Actor, now, "grouping.define", $"{grouping.Key} version {grouping.Version}", why: grouping.Reason);
        return await db.SaveUnlessTaken(cancellationToken)
            ? new Defined(grouping.Key, grouping.Version, groups, leftOut, [])
            : StatisticsProblems.EntryRace;
    }
}
