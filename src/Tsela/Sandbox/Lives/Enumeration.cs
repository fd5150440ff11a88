using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>The census of every household, and the yearly survey of one household in twenty.</summary>
public static class Enumeration
{
    public static void Tell(Ledger ledger, IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(people);
        var households = people.Where(person => person.Household > 0).GroupBy(person => person.Household).ToList();
        foreach (var household in households)
        {
            Visit(ledger, household, "DS01a", $"TRC-{ledger.Years.Census.Year}", ledger.Years.Census, 1m);
        }

        foreach (var year in ledger.Years.Each)
        {
            var chance = Chance.For(ledger.Seed, "survey", year);
            foreach (var household in households.Where(_ => chance.Is(0.05)))
            {
                Visit(ledger, household, "DS01b", $"TRS-{year}", new DateOnly(year, 9, 15), 20m);
            }
        }
    }

    private static void Visit(Ledger ledger, IEnumerable<Person> household, string series, string round, DateOnly at, decimal weight)
    {
        var present = household.Where(person => person.BirthDate <= at && (person.Arrived is null || person.Arrived <= at)).ToList();
        var away = present.Find(person => person.IsAwayOn(at))?.Absences.Find(absence => absence.From <= at);
        var line = 0;
        var members = present.Where(person => !person.IsAwayOn(at)).OrderBy(person => person.BirthDate).ToList();
        foreach (var person in members)
        {
            line++;
            Line(ledger, person, series, round, at, weight, line, line == 1 && person.AgeOn(at) >= 12 ? "01" : Households.Relation(members[0], person, at), away);
        }
    }

    private static void Line(Ledger ledger, Person person, string series, string round, DateOnly at, decimal weight, int line, string relationship, Absence? away)
    {
        var chance = Chance.For(ledger.Seed, series + round, person.No);
        var (district, urban) = person.PlaceOn(at);
        var age = person.AgeOn(at);
        var origin = person.Moves.LastOrDefault(move => move.On <= at);
        var birthPlace = person.BirthCountry == "LS" ? person.BirthDistrict ?? district : person.BirthCountry;
        var fromAbroad = person.Arrived is not null;
        string Earlier(int years) => fromAbroad && person.Arrived > at.AddYears(-years) ? person.BirthCountry : person.PlaceOn(at.AddYears(-years)).District;
        var works = age >= 15 && chance.Is(0.45);
        var activity = works ? "employed" : age >= 15 && chance.Is(0.3) ? "unemployed" : "outside the labour force";
        var remits = away is not null && line == 1;
        ledger.Add(series, at, person,
            ("source_round", round), ("household_no", $"{person.Household:D6}"), ("person_no", line), ("weight", weight), ("usual_resident", true), ("present_on_census_night", true), ("age", age),
            ("place_of_birth", birthPlace), ("citizenship", person.MainCitizenship), ("place_of_residence", district), ("residence_10_years_ago", age >= 10 ? Earlier(10) : birthPlace),
            ("residence_5_years_ago", age >= 5 ? Earlier(5) : null), ("residence_1_year_ago", age >= 1 ? Earlier(1) : null),
            ("place_of_origin", fromAbroad ? person.BirthCountry : origin?.FromDistrict ?? birthPlace), ("year_of_arrival", fromAbroad ? person.Arrived!.Value.Year : null),
            ("reason_for_move", origin?.Reason), ("economic_status", activity), ("occupation", works ? chance.Of(["5221", "9211", "8153", "2330", "7111", "63"]) : null),
            ("industry", works ? chance.Of(["A", "C", "G", "F", "P", "O"]) : null), ("relationship_to_head", relationship), ("absent_abroad", line == 1 ? away is not null : null),
            ("absent_country", remits ? away!.Country : null), ("absent_since", remits ? away!.From.Year : null), ("absent_reason", remits ? away!.Reason : null),
            ("absent_status", remits ? away!.Regular ? "regular" : "irregular" : null), ("remittances_received_12m", remits ? chance.Between(10, 120) * 100 : null),
            ("remittance_channel", remits ? chance.Of(["MTO", "RET", "TAX", "CIP", "BNK"]) : null), ("urban_rural", urban ? "U" : "R"),
            ("origin_urban_rural", origin is null ? null : origin.FromUrban ? "U" : "R"), ("year_of_last_move", origin?.On.Year), ("parent_abroad", age < 18 ? away is null ? "none" : "father" : null),
            ("attending_school", age is >= 6 and < 19 ? chance.Is(0.87) : null), ("remittance_use", remits ? new[] { "food", chance.Of(["school", "health", "housing"]) } : null),
            ("recruitment_cost", remits ? chance.Between(3, 45) * 100 : null), ("first_month_wage_abroad", remits ? chance.Between(25, 90) * 100 : null));
        if (series == "DS01a")
        {
            ledger.Truth.Flow("DEM-01", at);
            Count(ledger, at, fromAbroad || person.BirthCountry != "LS", "IMM-01 foreign-born");
            Count(ledger, at, !person.IsMosotho, "IMM-01 foreign citizens");
            Count(ledger, at, urban, "IRU-01 urban residents");
            Count(ledger, at, person.BirthCountry == "LS" && birthPlace != district, "INR-01");
        }
    }

    private static void Count(Ledger ledger, DateOnly at, bool holds, string figure)
    {
        if (holds)
        {
            ledger.Truth.Flow(figure, at);
        }
    }
}
