using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Disasters that drive households from their homes.</summary>
public static class Displacement
{
    private sealed record Disaster(string No, string Type, string District, DateOnly On);

    public static void Tell(Ledger ledger, IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(people);
        var chance = Chance.For(ledger.Seed, "disasters");
        var disasters = new List<Disaster>();
        foreach (var year in ledger.Years.Each)
        {
            for (var n = 1; n <= 4; n++)
            {
                disasters.Add(new Disaster($"DE-{year}-{n:D2}", chance.Of(["FLO", "FLO", "SNO", "TOR", "HAI", "LSL"]), chance.Weighted(Places.Districts), chance.Day(new DateOnly(year, 1, 5), new DateOnly(year, 12, 20))));
            }
        }

        foreach (var household in people.Where(person => person is { Household: > 0, IsForeignPath: false }).GroupBy(person => person.Household))
        {
            var head = household.First();
            var own = head.Stream(ledger.Seed, "displaced");
            var near = disasters.Where(disaster => disaster.District == head.PlaceOn(disaster.On).District).ToList();
            if (near.Count > 0 && own.Is(0.05))
            {
                Flee(ledger, head, [.. household], own.Of(near), own);
            }
        }
    }

    private static void Flee(Ledger ledger, Person head, IReadOnlyList<Person> household, Disaster disaster, Chance chance)
    {
        var on = disaster.On.AddDays(chance.Between(0, 4));
        var members = household.Where(person => person.BirthDate <= on).ToList();
        if (members.Count == 0)
        {
            return;
        }

        var solved = chance.Is(0.75) ? ledger.Years.Known(on.AddDays(chance.Between(20, 400))) : null;
        int Count(string sex, int from, int to) => members.Count(person => person.Sex == sex && person.AgeOn(on) >= from && person.AgeOn(on) <= to);
        ledger.Add("DS03a", on, head,
            ("disaster_type", disaster.Type), ("disaster_event_no", disaster.No), ("displacement_cause", "DIS"), ("district_of_origin", disaster.District), ("village_of_origin", head.Village),
            ("district_of_shelter", disaster.District), ("shelter_type", chance.Of(["host family", "host family", "centre", "rented"])), ("household_head_key", $"HH{head.Household:D5}"),
            ("household_size", members.Count), ("males_0_17", Count("M", 0, 17)), ("females_0_17", Count("F", 0, 17)), ("males_18_59", Count("M", 18, 59)), ("females_18_59", Count("F", 18, 59)),
            ("males_60_plus", Count("M", 60, 150)), ("females_60_plus", Count("F", 60, 150)), ("persons_with_disability", chance.Is(0.1) ? 1 : 0), ("displaced_on", on),
            ("durable_solution", solved is null ? "none" : chance.Of(["returned", "returned", "integrated", "settled elsewhere"])), ("solution_on", solved), ("deaths", 0), ("missing_persons", 0));
        ledger.Truth.Flow("IDP-02", on, members.Count);
        foreach (var member in members)
        {
            ledger.Truth.Stock("IDP-01", on, solved?.AddDays(-1), member.Id);
        }
    }
}
