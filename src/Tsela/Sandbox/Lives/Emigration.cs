using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>People who leave with papers to live elsewhere; a third come back.</summary>
public static class Emigration
{
    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "emigration");
        var left = chance.Day(ledger.Years.At(-5, 1, 1), ledger.Years.Last);
        var country = chance.Of(["ZA", "ZA", "ZA", "BW", "GB", "US"]);
        var back = chance.Is(0.33) ? ledger.Years.Known(left.AddMonths(chance.Between(14, 60))) : null;
        person.Absences.Add(new Absence(left, back, country, chance.Of(["work", "family"])));
        Crossings.Add(ledger, person, left, "exit", chance.Of(["20", "40"]), chance, country, stayDays: chance.Between(13, 60) * 30);
        if (back is { } on)
        {
            Crossings.Add(ledger, person, on, "entry", "60", chance, country);
        }
    }
}
