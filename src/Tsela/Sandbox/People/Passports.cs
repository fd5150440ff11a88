namespace Tsela.Sandbox.People;

/// <summary>Gives people their passports, with renewals after ten years or a loss.</summary>
public static class Passports
{
    public static void Issue(IReadOnlyList<Person> people, int seed, TrainingYears years)
    {
        ArgumentNullException.ThrowIfNull(people);
        foreach (var person in people)
        {
            var chance = person.Stream(seed, "passport");
            if (person.IsForeignPath)
            {
                Add(person, "FP", person.MainCitizenship, chance.Day(years.At(-4, 1, 1), years.At(-1, 12, 31)), chance);
                if (chance.Is(0.25))
                {
                    Add(person, "FP", person.MainCitizenship, chance.Day(years.At(1, 1, 1), years.Last.AddMonths(-6)), chance);
                }
            }
            else if (person.Path != LifePath.Household || chance.Is(0.22))
            {
                var earliest = person.BirthDate.AddYears(person.Path == LifePath.Household ? 1 : 16);
                var from = earliest > years.At(-8, 1, 1) ? earliest : years.At(-8, 1, 1);
                var first = chance.Day(from, from > years.At(1, 1, 1) ? years.Last : years.At(1, 1, 1));
                if (first <= years.Last)
                {
                    Add(person, chance.Is(0.02) ? "PO" : chance.Is(0.005) ? "PD" : "PR", "LS", first, chance);
                }

                Renew(person, years, chance);
            }
        }
    }

    // most people renew shortly before the end; some lose a passport, some let it lapse
    private static void Renew(Person person, TrainingYears years, Chance chance)
    {
        while (person.Passports.Count is > 0 and < 4)
        {
            var last = person.Passports[^1];
            var lost = chance.Is(0.06);
            var next = lost ? last.Issued.AddMonths(chance.Between(6, 50)) : last.Expires.AddDays(-chance.Between(0, 60));
            if (next > years.Last || (!lost && chance.Is(0.05)))
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
