using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Linkage.MatchingProgrammes.RegisterProgramme;

/// <summary>Enters a matching programme into the register, where it waits for those who must agree.</summary>
[Needs(Right.UseProgrammes)]
public sealed class RegisterProgramme(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, TimeProvider clock)
{
    public sealed record Request(ProgrammeForm Form);

    /// <param name="Code">Null where the form has faults, and nothing was kept.</param>
    public sealed record Registered(string? Code, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Registered>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<RegisterProgramme>() is { } refusal)
        {
            return refusal;
        }

        if (actor.Actor.Institution is not { } institution)
        {
            return ProgrammeProblems.ForInstitutions;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var form = request.Form.Whole();
        var check = new ProgrammeCheck(catalogue, institution, DateOnly.FromDateTime(now));
        var faults = check.FaultsOf(form);
        var users = form.UserLines();
        if (faults.Count == 0 && await Stranger(form, users, cancellationToken) is { } stranger)
        {
            faults = [new FormFault(nameof(form.Users), $"{stranger} is not an account of an institution that holds one of the series. Write names as they sign in.")];
        }

        if (faults.Count > 0)
        {
            return new Registered(null, faults);
        }

        var programme = new MatchingProgramme
        {
            Id = Guid.CreateVersion7(),
            Number = (await db.Set<MatchingProgramme>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1,
            Name = form.Name, Purpose = form.Purpose, LegalBasis = form.LegalBasis,
            Series = MatchingProgramme.Joined(form.Series.Order(StringComparer.Ordinal)),
            Holders = MatchingProgramme.Joined(Holders(form)),
            Columns = MatchingProgramme.Joined(ComparedColumn.All.Select(column => column.Key).Where(form.Columns.Contains)),
            FirstDay = check.FirstDay, LastDay = check.LastDay, OnHit = form.OnHit, Safeguards = form.Safeguards, RetentionDays = check.RetentionDays,
            Users = MatchingProgramme.Joined(users), Institution = institution, RegisteredBy = actor.Actor.Name, RegisteredAt = now,
        };
        db.Add(programme);
        db.Audited(actor.Actor, now, "programme.register", programme.Code, why: programme.Name);
        return await db.SaveUnlessTaken(cancellationToken) ? new Registered(programme.Code, []) : ProgrammeProblems.Race;
    }

    private IEnumerable<string> Holders(ProgrammeForm form) =>
        form.Series.Select(series => catalogue.Series[series].Tsela!.Institution).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private async Task<string?> Stranger(ProgrammeForm form, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        var names = users.Select(name => name.ToUpperInvariant()).ToList();
        var holders = Holders(form).ToList();
        var known = await db.Set<Account>().AsNoTracking()
            .Where(account => account.Role == Role.Provider && names.Contains(account.NormalizedUserName!) && holders.Contains(account.Institution!))
            .Select(account => account.NormalizedUserName!).ToListAsync(cancellationToken);
        return users.FirstOrDefault(name => !known.Contains(name.ToUpperInvariant()));
    }
}
