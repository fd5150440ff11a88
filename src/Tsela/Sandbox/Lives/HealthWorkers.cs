using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Lesotho's health professionals abroad, as the medical association knows them.</summary>
public static class HealthWorkers
{
    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "health-abroad");
        var left = chance.Day(ledger.Years.At(0, 1, 5), ledger.Years.Last.AddMonths(-6));
        var returned = chance.Is(0.3) ? ledger.Years.Known(left.AddMonths(chance.Between(10, 40))) : null;
        var country = chance.Of(["ZA", "ZA", "GB", "BW", "AU", "IE", "CA"]);
        person.Absences.Add(new Absence(left, returned, country, "work"));
        ledger.Add("DS06a", left, person,
            ("profession", chance.Of(["2211", "2212", "2221", "2221", "2222", "2262"])), ("registration_no", $"LMA{person.No:D6}"), ("specialty", null), ("country_of_practice", country),
            ("left_on", left), ("employer_type", chance.Of(["public", "private", "NGO", "training"])), ("training_country", chance.Of(["ZA", "LS", "ZW"])), ("bonded", chance.Is(0.4)),
            ("last_confirmed", Earlier(left.AddMonths(2), new DateOnly(left.Year, 12, 31))), ("returned_on", returned));
        ledger.Truth.Stock("LEM-07", left, returned, person.Id);
        Crossings.Add(ledger, person, left, "exit", "20", chance, country, stayDays: 1095);
        if (returned is { } back)
        {
            Crossings.Add(ledger, person, back, "entry", "60", chance, country);
        }
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
