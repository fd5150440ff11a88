using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Entries and exits at the posts.</summary>
public static class Crossings
{
    public static void Add(Ledger ledger, Person person, DateOnly on, string direction, string purpose, Chance chance, string? country = null, int? stayDays = null, string? permit = null)
    {
        var post = person.Path is LifePath.Visitor or LifePath.Consultant && chance.Is(0.3) ? "MIA" : Places.PostFor(person.PlaceOn(on).District, chance);
        var visitor = person.Path == LifePath.Visitor;
        var resident = visitor ? person.MainCitizenship : "LS";
        var refused = visitor && direction == "entry" && chance.Is(0.015);
        var passport = person.PassportOn(on);
        if (passport?.Expires < on && person.NationalId is not null && !chance.Is(0.05))
        {
            // who has let a passport lapse crosses with the identity card; some clerk lets the old passport pass
            passport = null;
        }

        ledger.Add("DS20e", on, person,
            ("direction", direction), ("crossed_at", on),
            ("border_post", post), ("mode", post == "MIA" ? "air" : chance.Is(0.25) ? "foot" : "road"), ("purpose", purpose),
            ("intended_stay_days", (direction == "entry" && visitor) || !visitor ? stayDays : null),
            ("traveller_class", visitor ? "visitor" : person.IsMosotho ? "resident citizen" : "resident foreigner"),
            ("visa_or_permit_no", permit), ("country_of_residence", resident),
            ("country_from_or_to", country ?? (visitor ? person.MainCitizenship : "ZA")), ("crossing_outcome", refused ? "refused" : "admitted"),
            ("entry_refusal_reason", refused ? chance.Of(["no valid document", "no visa or permit", "means or purpose"]) : null),
            ("allowed_stay_until", visitor && direction == "entry" && !refused ? on.AddDays(30) : null),
            ("alert_hit", false), ("document_type", passport?.Type ?? (person.NationalId is null ? "NO" : "ID")), ("document_no", passport?.Number ?? person.NationalId), ("issuing_state", passport?.Issuer),
            ("document_expiry", passport?.Expires));
        ledger.Truth.Flow("CBM-01", on);
        ledger.Truth.PersonFlow("CBM-03", on, person.Id);
        if (!visitor && direction == "exit")
        {
            ledger.Truth.Flow(stayDays >= 365 ? "EMI-01" : "TOU-01", on);
        }
        else if (purpose == "61")
        {
            ledger.Truth.PersonFlow("EMI-03", on, person.Id);
        }

        if (refused)
        {
            ledger.Truth.Flow("IRI-01", on);
        }
        else if (visitor && direction == "entry")
        {
            ledger.Truth.Flow("TIN-01", on);
            if (stayDays > 0)
            {
                ledger.Truth.Flow("TIN-02", on);
            }
        }
    }

    /// <summary>An exit and the entry at the way back.</summary>
    public static void Trip(Ledger ledger, Person person, DateOnly from, DateOnly back, string purpose, Chance chance, string? country = null)
    {
        Add(ledger, person, from, "exit", purpose, chance, country);
        Add(ledger, person, back, "entry", purpose, chance, country);
    }

    /// <summary>Shopping, visits and commuting of people who live in Lesotho.</summary>
    public static void OfResident(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "trips");
        if (person.Path == LifePath.FrontierWorker)
        {
            for (var day = ledger.Years.First.AddDays(chance.Between(0, 13)); day <= ledger.Years.Last.AddDays(-6); day = day.AddDays(14))
            {
                Trip(ledger, person, day, day.AddDays(chance.Between(1, 5)), "22", chance);
            }

            ledger.Truth.Stock("CBM-04", ledger.Years.First, null, person.Id);
        }
        else if (person.Passports.Count > 0 && person.Path == LifePath.Household && chance.Is(0.5))
        {
            foreach (var year in ledger.Years.Each)
            {
                for (var trips = chance.Between(0, 4); trips > 0; trips--)
                {
                    var day = chance.Day(new DateOnly(year, 1, 1), new DateOnly(year, 12, 20));
                    if (day >= person.Passports[0].Issued)
                    {
                        Trip(ledger, person, day, day.AddDays(chance.Is(0.5) ? 0 : chance.Between(1, 9)), chance.Of(["15", "15", "11", "13", "17", "14"]), chance);
                    }
                }
            }
        }
    }

    public static void OfVisitor(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "visits");
        for (var visits = chance.Between(1, 4); visits > 0; visits--)
        {
            var entry = chance.Day(ledger.Years.First, ledger.Years.Last.AddDays(-30));
            var stay = chance.Is(0.35) ? 0 : chance.Between(1, 21);
            var purpose = chance.Of(["10", "10", "11", "11", "17", "15", "16", "14"]);
            var visa = Visas.NeedsVisa(person.MainCitizenship) ? Visas.Apply(ledger, person, entry.AddDays(-chance.Between(10, 40)), purpose, chance) : null;
            Add(ledger, person, entry, "entry", purpose, chance, stayDays: stay, permit: visa);
            Add(ledger, person, entry.AddDays(stay), "exit", purpose, chance, permit: visa);
        }
    }
}
