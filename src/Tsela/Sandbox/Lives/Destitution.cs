using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Case files of social development: destitute people who return, or who come to another district.</summary>
public static class Destitution
{
    public static void OfResident(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "destitute");
        if (chance.Is(0.012))
        {
            var earliest = person.BirthDate.AddYears(2) > ledger.Years.First ? person.BirthDate.AddYears(2) : ledger.Years.First;
            var on = chance.Day(earliest, ledger.Years.Last);
            Case(ledger, person, on, chance.Is(0.3) ? "DES-IN" : null, eventNo: null, chance);
        }
    }

    public static void Case(Ledger ledger, Person person, DateOnly on, string? returnType, string? eventNo, Chance chance)
    {
        var age = person.AgeOn(on);
        var to = person.PlaceOn(on).District;
        var from = returnType is null ? Other(to, chance) : null;
        var closed = chance.Is(0.7) ? ledger.Years.Known(on.AddDays(chance.Between(10, 200))) : null;
        ledger.Add("DS28a", on, person,
            ("case_no", ledger.Number("SW", on)), ("group", age < 18 ? chance.Of(["orphan", "vulnerable child"]) : chance.Of(["destitute adult", "destitute adult", "family"])), ("age", age),
            ("citizenship", person.MainCitizenship), ("return_type", returnType), ("returned_from", returnType is null ? null : "ZA"), ("returned_on", returnType is null ? null : on),
            ("from_district", from), ("to_district", to), ("unaccompanied", age < 18 ? chance.Is(0.3) : null), ("family_traced", age < 18 ? chance.Is(0.6) : null),
            ("services", new[] { chance.Of(["shelter", "food"]), chance.Of(["transport", "counselling", "grant"]) }), ("closed_on", closed), ("deportation_event_no", eventNo), ("registered_on", on));
        if (returnType is not null)
        {
            ledger.Truth.Flow("EMI-06", on);
        }
        else
        {
            ledger.Truth.Flow("INR-05", on);
        }
    }

    private static string Other(string district, Chance chance)
    {
        var other = chance.Weighted(Places.Districts);
        return other == district ? district == "LS-A" ? "LS-E" : "LS-A" : other;
    }
}
