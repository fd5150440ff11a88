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
        Person? head = null;
        foreach (var person in people.Where(person => person.Path != LifePath.Visitor))
        {
            if (left == 0 || head!.IsForeignPath != person.IsForeignPath || head.HomeDistrict != person.HomeDistrict && chance.Is(0.9))
            {
                household++;
                left = person.IsForeignPath ? chance.Between(1, 3) : chance.Between(2, 7);
                head = person;
            }

            left--;
            person.Household = household;
        }
    }

    public static string Relation(Person head, Person person, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(person);
        var younger = person.BirthDate.Year - head.BirthDate.Year;
        return younger switch
        {
            > 40 => "07",
            > 15 => "03",
            _ when head != person && person.Sex != head.Sex && person.AgeOn(on) >= 18 => "02",
            _ => "10",
        };
    }
}
