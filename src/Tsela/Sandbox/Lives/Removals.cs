using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Deportations, both ways. One return to Lesotho may stand in four offices' files: border, district, police, social welfare.</summary>
public static class Removals
{
    public static void OfMosotho(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "irregular");
        var left = chance.Day(ledger.Years.At(-1, 1, 1), ledger.Years.Last.AddMonths(-6));
        for (var returns = chance.Weighted<int>([(0, 4), (1, 3), (2, 2), (3, 1)]); returns > 0; returns--)
        {
            var on = left.AddDays(chance.Between(60, 500));
            if (on > ledger.Years.Last)
            {
                break;
            }

            person.Absences.Add(new Absence(left, on, "ZA", "work", Regular: false));
            Return(ledger, person, on, chance);
            left = on.AddDays(chance.Between(20, 200));
        }

        if (left <= ledger.Years.Last)
        {
            person.Absences.Add(new Absence(left, null, "ZA", "work", Regular: false));
        }
    }

    private static void Return(Ledger ledger, Person person, DateOnly on, Chance chance)
    {
        var district = person.PlaceOn(on).District;
        var post = Places.PostFor(district, chance);
        var detained = chance.Between(1, 40);
        var child = person.AgeOn(on) < 18;
        var destitute = chance.Is(0.25);
        var passport = chance.Is(0.5) ? person.PassportOn(on) : null;
        var eventNo = ledger.Number("DEP", on);
        ledger.Add("DS20a", on, person,
            ("record_no", eventNo), ("return_type", "DEP-IN"), ("removed_from", "ZA"), ("removal_on", on), ("removal_reason", chance.Of(["overstay", "overstay", "illegal entry", "illegal work", "crime"])),
            ("detained_days", detained), ("detained_from", on.AddDays(-detained)), ("destination_district", district), ("referral", destitute ? "MSD" : chance.Of(["none", "none", "health", "NGO"])),
            ("border_post", post), ("unaccompanied", child && chance.Is(0.4)), ("document_type", passport?.Type ?? "NO"), ("document_no", passport?.Number), ("issuing_state", passport is null ? null : "LS"));
        ledger.Truth.Flow("IRE-01", on);
        ledger.Truth.PersonFlow("IRE-02 persons", on, person.Id);
        if (chance.Is(0.6))
        {
            var arrived = on.AddDays(chance.Between(0, 3));
            ledger.Add("DS04b", arrived, person,
                ("to_district", district), ("to_urban_rural", person.HomeUrban ? "U" : "R"), ("move_date", arrived),
                ("deported_from", "ZA"), ("deportation_event_no", eventNo));
        }

        if (chance.Is(0.5))
        {
            ledger.Add("DS27a", on, person,
                ("police_case_no", ledger.Number("PC", on)), ("station", district), ("age_group", AgeGroups.FiveYear(person.AgeOn(on))), ("citizenship", "LS"), ("role", "detected person"),
                ("outcome", "released"), ("outcome_on", on), ("deportation_event_no", eventNo), ("removed_from", "ZA"), ("border_post", post));
        }

        if (destitute)
        {
            Destitution.Case(ledger, person, on, "DEP-IN", eventNo, chance);
        }

        Crossings.Add(ledger, person, on, "entry", "63", chance);
    }

    public static void OfForeigner(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "irregular-here");
        var on = chance.Day(ledger.Years.First.AddDays(30), ledger.Years.Last.AddDays(-60));
        var district = person.PlaceOn(on).District;
        var deported = chance.Is(0.6);
        ledger.Add("DS27d", on, person,
            ("police_case_no", ledger.Number("PC", on)), ("station", district), ("age_group", AgeGroups.FiveYear(person.AgeOn(on))), ("citizenship", person.MainCitizenship),
            ("role", "detected person"), ("irregularity", chance.Of(["illegal entry", "overstay", "illegal work", "false document"])), ("outcome", deported ? "handed to Immigration" : "released"), ("outcome_on", on.AddDays(1)));
        ledger.Truth.Flow("IRI-02", on);
        if (!deported)
        {
            return;
        }

        var detained = chance.Between(2, 50);
        var removal = on.AddDays(detained);
        var passport = person.PassportOn(on);
        ledger.Add("DS20b", removal, person,
            ("return_type", "DEP-OUT"), ("removed_to", person.MainCitizenship), ("removal_on", removal), ("removal_reason", chance.Of(["overstay", "illegal entry", "illegal work", "crime"])),
            ("detained_days", detained), ("detained_from", on), ("border_post", Places.PostFor(district, chance)), ("document_type", passport!.Type), ("document_no", passport.Number), ("issuing_state", passport.Issuer));
        ledger.Truth.Flow("IRI-04", removal);
    }
}
