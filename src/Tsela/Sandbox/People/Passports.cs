namespace Tsela.Sandbox.People;

/// <summary>Gives people their passports, with renewals after ten years or a loss.</summary>
public static class Passports
{
    public static void Issue(IReadOnlyList<Person> people, int seed)
    {
        ArgumentNullException.ThrowIfNull(people);
        foreach (var person in people)
        {
            var chance = person.Stream(seed, "passport");
            if (person.IsForeignPath)
            {
                Add(person, "FP", person.MainCitizenship, chance.Day(new DateOnly(2016, 1, 1), new DateOnly(2020, 12, 31)), chance);
                if (chance.Is(0.25))
                {
                    Add(person, "FP", person.MainCitizenship, chance.Day(new DateOnly(2022, 1, 1), new DateOnly(2025, 6, 30)), chance);
                }
            }
            else if (person.Path != LifePath.Household || chance.Is(0.22))
            {
                var earliest = person.BirthDate.AddYears(person.Path == LifePath.Household ? 1 : 16);
                var from = earliest > new DateOnly(2013, 1, 1) ? earliest : new DateOnly(2013, 1, 1);
                var first = chance.Day(from, from > new DateOnly(2022, 1, 1) ? TrainingYears.Last : new DateOnly(2022, 1, 1));
                if (first <= TrainingYears.Last)
                {
                    Add(person, chance.Is(0.02) ? "PO" : chance.Is(0.005) ? "PD" : "PR", "LS", first, chance);
                }

                Renew(person, chance);
            }
        }
    }

    // most people renew shortly before the end; some lose a passport, some let it lapse
    private static void Renew(Person person, Chance chance)
    {
        while (person.Passports.Count is > 0 and < 4)
        {
            var last = person.Passports[^1];
            var lost = chance.Is(0.06);
            var next = lost ? last.Issued.AddMonths(chance.Between(6, 50)) : last.Expires.AddDays(-chance.Between(0, 60));
            if (next > TrainingYears.Last || (!lost && chance.Is(0.05)))
            {
                return;
            }

            Add(person, "PR", "LS", next, chance);
        }
    }

    private static void Add(Person person, string type, string issuer, DateOnly issued, Chance chance)
    {
        var index = person.Passports.Count;
        var number = issuer == "LS"
            ? $"R{(char)('A' + index)}{(person.No * 31 + index * 7) % 1_000_000:D6}"
            : $"{(char)('A' + chance.Between(0, 25))}{(person.No * 8 + index):D7}";
        person.Passports.Add(new Passport(number, type, issuer, issued, issued.AddYears(issuer == "LS" && person.AgeOn(issued) < 16 ? 5 : 10).AddDays(-1), index == 0 ? null : person.Passports[^1].Number));
    }
}
