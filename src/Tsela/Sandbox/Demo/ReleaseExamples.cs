using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing;
using Tsela.Publishing.Releases;
using Tsela.Publishing.Releases.Prepare;
using Tsela.Publishing.Releases.Sign;
using Tsela.Publishing.WorkingGroup;
using Tsela.Publishing.WorkingGroup.Enter;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>What the demo published.</summary>
/// <param name="Tables">Public tables.</param>
/// <param name="Refused">Tables that could not be protected under their policy.</param>
/// <param name="Coming">Hour of the release that is still under embargo, as the calendar shows it; null where none is.</param>
public sealed record ReleaseSummary(int Tables, int Cells, int Hidden, int Changed, int Refused, string? Coming);

/// <summary>Publishes as the office would: everything that has a value at once, and a second release under embargo.</summary>
public static class ReleaseExamples
{
    /// <summary>The category of which the second release brings the tables.</summary>
    private const string Category = "LIM";

    /// <summary>The register that the first release opens for questions.</summary>
    private const string Register = "questions:DS15a";

    private static readonly Actor Statistician = new("statistician", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);
    private static readonly Actor Head = new("head", Rights.Of(Role.Head), Institution: null, Role.Head);

    /// <summary>Makes both where there is no release.</summary>
    /// <returns>Null where nothing of the snapshot can be released.</returns>
    public static async Task<ReleaseSummary?> Make(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!await Any(services, cancellationToken))
        {
            var choice = await As<ChooseTables, Choosable>(services, Statistician, slice => slice.Handle(new(), cancellationToken), DisclosureProblems.NothingChosen);
            var worth = choice?.Tables.Where(table => table.Cells > 0).ToList() ?? [];
            if (worth.Count == 0)
            {
                return null;
            }

            await Publish(services, new ReleaseForm
            {
                Title = "Migration statistics of the training country",
                Note = "The first release: all national indicators that have a value, the tables of the Bureau, and figures that other offices had published already. The register of work permits is open for questions.",
                Chosen = [.. worth.Select(table => table.Id), .. choice!.Tables.Where(table => table.Id == Register).Select(table => table.Id)],
            }, cancellationToken);
            await Decide(services, new DecisionForm
            {
                Kind = nameof(DecisionKind.Validation), Title = "The first release", Text = "The group compared the totals of each table with the reports of the institutions and found them right.", About = "R-1",
            }, cancellationToken);
            await Decide(services, new DecisionForm
            {
                Kind = nameof(DecisionKind.Definition), Title = "Who is an immigrant", Text = "Whoever stays twelve months or more; three to under twelve months are short-term and are counted by themselves.", About = "IMM-02 LTI-01 STI-01",
            }, cancellationToken);
            if (worth.Where(table => table.Category == Category).Select(table => table.Id).ToList() is { Count: > 0 } few)
            {
                await Publish(services, new ReleaseForm
                {
                    Title = "Labour immigration, quarterly release", Note = "Work permits and foreign workers.", Chosen = few, Day = NextMonth(services), Hour = "10:00",
                }, cancellationToken);
            }
        }

        return await Sum(services, cancellationToken);
    }

    private static async Task Decide(IServiceProvider services, DecisionForm form, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(LesothoHour.Of(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        var entered = await As<EnterDecision, EnterDecision.Entered>(services, Statistician, slice => slice.Handle(new(form with
        {
            DecidedOn = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DecidedBy = "Technical working group of the training country", IsPublic = true,
        }), cancellationToken));
        if (entered!.Code is null)
        {
            throw new UnusableInputException(string.Join(" ", entered.Faults.Select(fault => fault.Sentence)));
        }
    }

    private static string NextMonth(IServiceProvider services)
    {
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var day = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static async Task Publish(IServiceProvider services, ReleaseForm form, CancellationToken cancellationToken)
    {
        var prepared = await As<PrepareRelease, PrepareRelease.Prepared>(services, Statistician, slice => slice.Handle(new(Snapshot: null, form), cancellationToken));
        if (prepared!.Code is not { } code)
        {
            throw new UnusableInputException(string.Join(" ", prepared.Faults.Select(fault => fault.Sentence)));
        }

        await As<SignRelease, Done>(services, Statistician, slice => slice.Handle(new(code), cancellationToken));
        await As<ApproveRelease, Done>(services, Head, slice => slice.Handle(new(code), cancellationToken));
    }

    private static async Task<ReleaseSummary> Sum(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var releases = await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Release>().AsNoTracking().ToListAsync(cancellationToken);
        var edition = await services.GetRequiredService<PublicTables>().Now(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var coming = releases.Where(release => release.TakenBackAt is null && release.PublishAt > now).OrderBy(release => release.PublishAt).FirstOrDefault();
        return new ReleaseSummary(
            edition.Tables.Count, edition.Tables.Sum(table => table.Table.Protection.Cells), edition.Tables.Sum(table => table.Table.Protection.Hidden), edition.Tables.Sum(table => table.Table.Protection.Changed),
            releases.Select(ProtectionAccount.Of).Max(account => account?.Refused.Count ?? 0), coming is null ? null : LesothoHour.InWords(coming.PublishAt));
    }

    private static async Task<bool> Any(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Release>().AnyAsync(cancellationToken);
    }

    private static async Task<T?> As<TSlice, T>(IServiceProvider services, Actor actor, Func<TSlice, Task<Outcome<T>>> act, Problem? allowed = null)
        where TSlice : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
        var outcome = await act(scope.ServiceProvider.GetRequiredService<TSlice>());
        return outcome.Problem is not { } problem ? outcome.Value : problem == allowed ? default : throw new UnusableInputException(problem.Sentence);
    }
}
