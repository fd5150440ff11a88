namespace Tsela.Sandbox.People;

/// <summary>Puts people who live in the country together into households of one to seven.</summary>
public static class Households
{
    public static void Form(IReadOnlyList<Person> people, int seed)
    {
        ArgumentNullException.ThrowIfNull(people);
        var chance = Chance.For(seed, "households");
        var household = 0;
        var left = 0;
        var line = 0;
        Person? head = null;
        foreach (var person in people.Where(person => person.Path != LifePath.Visitor))
        {
            if (left == 0 || head!.IsForeignPath != person.IsForeignPath || head.HomeDistrict != person.HomeDistrict && chance.Is(0.9))
            {
                household++;
                line = 0;
                left = person.IsForeignPath ? chance.Between(1, 3) : chance.Between(2, 7);
                head = person;
            }

            line++;
            left--;
            person.Household = household;
            person.Line = line;
            person.Relationship = line == 1 ? "01" : Relation(head!, person);
        }
    }

    private static string Relation(Person head, Person person)
    {
        var older = person.BirthDate.Year - head.BirthDate.Year;
        return older switch
        {
            > 40 => "07",
            > 15 => "03",
            < -15 => "05",
            _ when person.Sex != head.Sex && person.AgeOn(Calendar.Census) >= 18 => "02",
            _ => "10",
        };
    }
}
