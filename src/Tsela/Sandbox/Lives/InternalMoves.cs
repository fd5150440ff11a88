using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Moves between districts and between country and town; the district's office writes down half of them.</summary>
public static class InternalMoves
{
    /// <summary>Moves come first, since everything else asks where a person lives on a day.</summary>
    public static void Decide(Person person, int seed, TrainingYears years)
    {
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(seed, "moves");
        if (person.Path is LifePath.Visitor || !chance.Is(person.BirthDate.Year is > 1985 and < 2004 ? 0.22 : 0.08))
        {
            return;
        }

        Move(person, years.First, years.Last, chance);
        Earlier(person, seed, years);
    }

    // a census asks where people came from, also those who moved before the first file was written
    private static void Earlier(Person person, int seed, TrainingYears years)
    {
        var chance = person.Stream(seed, "moves-earlier");
        if (person is { IsMosotho: true, Moves.Count: 1 } && person.BirthDate < years.At(-1, 1, 1) && chance.Is(0.6))
        {
            var later = person.Moves[0];
            person.Moves.Clear();
            Move(person, years.At(-12, 1, 1), years.At(-1, 12, 31), chance);
            var (district, urban) = person.PlaceOn(later.On);
            person.Moves.Add(later with { FromDistrict = district, FromUrban = urban, ToUrban = later.ToDistrict == district ? !urban : later.ToUrban });
        }
    }

    private static void Move(Person person, DateOnly first, DateOnly last, Chance chance)
    {
        var earliest = person.Arrived > first ? person.Arrived.Value : first;
        var on = chance.Day(person.BirthDate > earliest ? person.BirthDate : earliest, last);
        var to = chance.Is(0.45) ? "LS-A" : chance.Weighted(Places.Districts);
        person.Moves.Add(new Move(on, person.HomeDistrict, person.HomeUrban, to, to == person.HomeDistrict ? !person.HomeUrban : chance.Is(0.7), chance.Of(["work", "work", "study", "family", "return", "other"])));
    }

    public static void Write(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "moves-written");
        foreach (var move in person.Moves.Where(_ => person.IsMosotho && chance.Is(0.5)))
        {
            ledger.Add("DS04a", move.On, person,
                ("movement_kind", "internal move"), ("from_district", move.FromDistrict), ("from_urban_rural", move.FromUrban ? "U" : "R"), ("to_district", move.ToDistrict),
                ("to_urban_rural", move.ToUrban ? "U" : "R"), ("move_date", move.On), ("reason", move.Reason), ("chief_letter_no", $"CL{chance.Between(100, 9999)}"));
            if (!move.FromUrban && move.ToUrban)
            {
                ledger.Truth.Flow("IRU-02", move.On);
            }
        }
    }
}
