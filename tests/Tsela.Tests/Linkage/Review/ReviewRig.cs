using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Linkage.ReviewPairs;
using Tsela.Linkage.ReviewPairs.GiveOpinion;
using Tsela.Linkage.ReviewPairs.ShowPair;
using Tsela.Linkage.ReviewPairs.TakeBack;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Tests.Linkage.MatchingProgrammes;

namespace Tsela.Tests.Linkage.Review;

/// <summary>A linked store of invented people, some of whom stand in two files with errors, and reviewers at a time that the test sets.</summary>
internal sealed class ReviewRig(IServiceProvider services, TestDatabase database)
{
    // later than any run, which the clock of the machine dates
    public SetClock Clock { get; } = new(new DateTime(2090, 5, 4, 8, 0, 0, DateTimeKind.Utc));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Actor Reviewer(string name) => new(name, Rights.Of(Role.Statistician), Institution: null, Role.Statistician);

    /// <summary>Puts two files of people in force: who stands in both is written otherwise in the second.</summary>
    public static async Task Deliver(TestDatabase database, int people = 260, int both = 90)
    {
        var all = People.Of(people, seed: 11);
        var chance = new Random(5);
        await Deliver(database, "DS22a", "IMM", all);
        await Deliver(database, "DS23a", "IMM", all.Take(both).Select(person => Mistaken(person, chance)));
    }

    public async Task<T> As<TSlice, T>(string reviewer, Func<TSlice, Task<T>> run)
        where TSlice : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Reviewer(reviewer);
        // a slice that asks for the time gets this one
        var slice = typeof(TSlice).GetConstructors().Single().GetParameters().Any(parameter => parameter.ParameterType == typeof(TimeProvider))
            ? ActivatorUtilities.CreateInstance<TSlice>(scope.ServiceProvider, Clock)
            : scope.ServiceProvider.GetRequiredService<TSlice>();
        return await run(slice);
    }

    public async Task<ShowPair.Answer> Next(string reviewer, Guid? pair = null) =>
        (await As<ShowPair, Outcome<ShowPair.Answer>>(reviewer, slice => slice.Handle(new(pair), Token))).Value;

    public Task<Outcome<Done>> Say(string reviewer, Guid pair, Verdict verdict, bool sendOn = false, string note = "") =>
        As<GiveOpinion, Outcome<Done>>(reviewer, slice => slice.Handle(new(pair, verdict, note, sendOn), Token));

    public Task<Outcome<Guid>> TakeBack(string reviewer, Guid? opinion = null) =>
        As<TakeBack, Outcome<Guid>>(reviewer, slice => slice.Handle(new(opinion), Token));

    /// <summary>The next pair that nobody was drawn to see a second time.</summary>
    public async Task<PairInReview> NextPlain(string reviewer)
    {
        // the first view brings the pairs of the run
        await Next(reviewer);
        await using (var db = database.Open())
        {
            await db.Set<PairInReview>().ExecuteUpdateAsync(set => set.SetProperty(pair => pair.NeedsSecond, false), Token);
        }

        return (await Next(reviewer)).Shown!.Pair;
    }

    public async Task<PairInReview> Pair(Guid id)
    {
        await using var db = database.Open();
        return await db.Set<PairInReview>().SingleAsync(pair => pair.Id == id, Token);
    }

    public async Task<IReadOnlyList<LinkDecision>> Standing()
    {
        await using var db = database.Open();
        return await db.Standing().AsNoTracking().ToListAsync(Token);
    }

    private static Person Mistaken(Person person, Random chance) => chance.Next(5) switch
    {
        0 => person with { Document = null },
        1 => person with { Document = null, Surname = person.Surname[..^1] },
        2 => person with { Document = null, Born = person.Born.AddDays(chance.Next(1, 400)), GivenNames = person.GivenNames[..3] },
        3 => person with { Surname = person.Surname + "e", GivenNames = "M.", Document = null },
        _ => person with { Document = null, GivenNames = person.GivenNames[..1] },
    };

    private static async Task Deliver(TestDatabase database, string series, string institution, IEnumerable<Person> people)
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
            BirthDate = person.Born, Sex = person.Sex, DocumentNumber = person.Document,
            Sent = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["surname"] = person.Surname.ToUpperInvariant() }),
            Harmonised = JsonSerializer.Serialize(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["surname"] = person.Surname, ["given_names"] = person.GivenNames, ["birth_date"] = person.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["sex"] = person.Sex, ["document_no"] = person.Document,
            }.Where(one => one.Value is not null).ToDictionary()),
        }));
        await db.SaveChangesAsync(Token);
    }
}
