using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Linkage.MatchingProgrammes;
using Tsela.Linkage.MatchingProgrammes.DecideProgramme;
using Tsela.Linkage.MatchingProgrammes.RegisterProgramme;
using Tsela.Linkage.MatchingProgrammes.RunProgramme;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Linkage.MatchingProgrammes;

/// <summary>The whole system without its doors, at a time that the test sets, with work permits and residence permits of invented people.</summary>
internal sealed class ProgrammeRig(StatisticsRig rig) : IAsyncDisposable
{
    public static readonly Actor Labour = Officer("labour", "NES");
    public static readonly Actor Immigration = Officer("immigration", "IMM");
    public static readonly Actor Watch = new("watch", Rights.Of(Role.DataProtectionOfficer), Institution: null, Role.DataProtectionOfficer);

    public StatisticsRig Rig { get; } = rig;

    public SetClock Clock { get; } = new(new DateTime(2026, 5, 4, 8, 0, 0, DateTimeKind.Utc));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ProgrammeRig> Start(Engine engine = Engine.Sqlite)
    {
        var rig = new ProgrammeRig(await StatisticsRig.Start(engine));
        foreach (var officer in new[] { Labour, Immigration })
        {
            Assert.True((await rig.As<AddAccount, Outcome<AddAccount.Added>>(Actor.CommandLine, slice => slice.Handle(new(officer.Name, Role.Provider, officer.Institution), Token))).Succeeded);
        }

        return rig;
    }

    public static Actor Officer(string name, string institution) => new(name, Rights.Of(Role.Provider), institution, Role.Provider);

    public static ProgrammeForm Form => new()
    {
        Name = "Permits against residence", Purpose = "Find work permits of people without a residence permit.", LegalBasis = "Aliens Control Act 1966, section 5",
        Series = ["DS15a", "DS23a"], Columns = ["surname", "given_names", "birth_date", "document_number"], FirstDay = "2026-05-01", LastDay = "2026-12-31",
        OnHit = "An officer looks at both files and asks the person.", Safeguards = "The person is heard within 14 days.", RetentionDays = "30", Users = "labour\nimmigration",
    };

    public async Task<T> As<TSlice, T>(Actor actor, Func<TSlice, Task<T>> run)
        where TSlice : notnull
    {
        await using var scope = Rig.Get<IServiceScopeFactory>().CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
        // a slice that asks for the time gets this one
        var slice = typeof(TSlice).GetConstructors().Single().GetParameters().Any(parameter => parameter.ParameterType == typeof(TimeProvider))
            ? ActivatorUtilities.CreateInstance<TSlice>(scope.ServiceProvider, Clock)
            : scope.ServiceProvider.GetRequiredService<TSlice>();
        return await run(slice);
    }

    public async Task<string> Registered(ProgrammeForm? form = null)
    {
        var outcome = await As<RegisterProgramme, Outcome<RegisterProgramme.Registered>>(Labour, slice => slice.Handle(new(form ?? Form), Token));
        Assert.Empty(outcome.Value.Faults);
        return outcome.Value.Code!;
    }

    public Task<Outcome<Done>> Decide(string code, Actor actor, bool approves = true, string why = "") =>
        As<DecideProgramme, Outcome<Done>>(actor, slice => slice.Handle(new(code, approves, why), Token));

    public async Task<string> Approved(ProgrammeForm? form = null)
    {
        var code = await Registered(form);
        Assert.True((await Decide(code, Watch)).Succeeded);
        Assert.True((await Decide(code, Immigration)).Succeeded);
        return code;
    }

    public Task<Outcome<ProgrammeRun>> Run(string code, Actor? actor = null) =>
        As<RunProgramme, Outcome<ProgrammeRun>>(actor ?? Labour, slice => slice.Handle(new(code), Token));

    /// <summary>Puts a delivery of people in force.</summary>
    public static async Task Deliver(TestDatabase database, string series, string institution, IEnumerable<Person> people)
    {
        await using var db = database.Open();
        var delivery = new Delivery
        {
            Id = Guid.CreateVersion7(), Series = series, Institution = institution, Period = "2026-01", PeriodStart = new DateOnly(2026, 1, 1), PeriodEnd = new DateOnly(2026, 1, 31),
            AcceptedAt = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc), RecordCount = 0, IsTraining = true,
        };
        db.Add(delivery);
        db.AddRange(people.Select((person, place) => new HarmonisedRecord
        {
            Id = Guid.CreateVersion7(), DeliveryId = delivery.Id, Series = series, Row = place + 1, Surname = person.Surname, GivenNames = person.GivenNames,
            BirthDate = person.Born, Sex = person.Sex, DocumentNumber = person.Document, Sent = "{}", Harmonised = "{}",
        }));
        await db.SaveChangesAsync(Token);
    }

    public ValueTask DisposeAsync() => Rig.DisposeAsync();
}

internal sealed record Person(string Surname, string GivenNames, DateOnly Born, string Sex, string? Document);

/// <summary>A clock that stands until it is set.</summary>
internal sealed class SetClock(DateTime now) : TimeProvider
{
    public DateTime Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => new(Now);
}
