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

                if (first < new DateOnly(2016, 1, 1) || chance.Is(0.06))
                {
                    Add(person, "PR", "LS", chance.Day(first.AddYears(1) > TrainingYears.First ? first.AddYears(1) : TrainingYears.First, TrainingYears.Last), chance);
                }
            }
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
