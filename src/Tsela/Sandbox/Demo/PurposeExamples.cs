using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.MatchingProgrammes;
using Tsela.Linkage.MatchingProgrammes.DecideProgramme;
using Tsela.Linkage.MatchingProgrammes.RegisterProgramme;
using Tsela.Linkage.Purposes;
using Tsela.Linkage.Purposes.ApprovePurpose;
using Tsela.Linkage.Purposes.RegisterPurpose;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>The two purposes of linkage, each with an example: a release purpose, and a matching programme that waits to be run.</summary>
public static class PurposeExamples
{
    private static readonly Actor Statistician = new("statistician", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);
    private static readonly Actor Watch = new("data-protection", Rights.Of(Role.DataProtectionOfficer), Institution: null, Role.DataProtectionOfficer);
    private static readonly Actor Immigration = new("immigration", Rights.Of(Role.Provider), "IMM", Role.Provider);
    private static readonly Actor Employment = new("employment", Rights.Of(Role.Provider), "NES", Role.Provider);

    /// <summary>Makes them where the registers are empty.</summary>
    public static async Task Make(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!await Any<ReleasePurpose>(services, cancellationToken))
        {
            var purpose = await As<RegisterPurpose, RegisterPurpose.Registered>(services, Statistician, slice => slice.Handle(
                new("Migration profile of the training country", "Tables of distinct persons for the profile (Data Protection Act 2012, section 38)."), cancellationToken));
            await As<ApprovePurpose, Done>(services, Watch, slice => slice.Handle(new(purpose.Code!, Approves: true, ""), cancellationToken));
        }

        if (!await Any<MatchingProgramme>(services, cancellationToken))
        {
            var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            var programme = await As<RegisterProgramme, RegisterProgramme.Registered>(services, Immigration, slice => slice.Handle(new(Form(today)), cancellationToken));
            await As<DecideProgramme, Done>(services, Watch, slice => slice.Handle(new(programme.Code!, Approves: true, "For one year, then looked at anew."), cancellationToken));
            await As<DecideProgramme, Done>(services, Employment, slice => slice.Handle(new(programme.Code!, Approves: true, ""), cancellationToken));
        }
    }

    private static ProgrammeForm Form(DateOnly today) => new()
    {
        Name = "Work permits beside residence permits",
        Purpose = "Find people who hold both a work permit and a residence permit, so that the two can be renewed together. An example of the training country.",
        LegalBasis = "Aliens Control Act 1966 (example)", Series = ["DS15a", "DS23a"], Columns = ["surname", "given_names", "birth_date", "sex", "document_number"],
        FirstDay = Written(today), LastDay = Written(today.AddYears(1)), OnHit = "An officer compares both files and asks the person before anything is changed.",
        Safeguards = "The person is told in writing and heard within 14 days. A wrong hit is noted as such and nothing follows from it.",
        RetentionDays = "30", Users = "immigration\nemployment",
    };

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<bool> Any<T>(IServiceProvider services, CancellationToken cancellationToken)
        where T : class
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<T>().AnyAsync(cancellationToken);
    }

    private static async Task<T> As<TSlice, T>(IServiceProvider services, Actor actor, Func<TSlice, Task<Outcome<T>>> act)
        where TSlice : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
        var outcome = await act(scope.ServiceProvider.GetRequiredService<TSlice>());
        return outcome.Problem is { } problem ? throw new UnusableInputException(problem.Sentence) : outcome.Value;
    }
}
