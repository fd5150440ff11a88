using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Passports of Lesotho and acquisitions of its citizenship; spouses of Basotho.</summary>
public static class Papers
{
    public static void OfPassports(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "passport-file");
        foreach (var passport in person.Passports.Where(passport => passport.Issuer == "LS"))
        {
            var abroad = person.Absences.Exists(absence => absence.From <= passport.Issued && (absence.To ?? ledger.Years.Last) >= passport.Issued);
            ledger.Add("DS24a", passport.Issued, person,
                ("application_no", ledger.Number("PA", passport.Issued)), ("passport_type", passport.Type), ("applied_at", abroad ? "ZA-PRY" : person.PlaceOn(passport.Issued).District),
                ("applicant_residence_country", abroad ? "ZA" : "LS"), ("issued_on", passport.Issued), ("expires_on", passport.Expires), ("passport_no", passport.Number),
                ("previous_passport_no", passport.Previous), ("lost_or_stolen", passport.Previous is not null && chance.Is(0.2)));
            ledger.Truth.Flow("CBM-06 passports issued", passport.Issued);
            if (abroad)
            {
                ledger.Truth.Flow("DIA-03", passport.Issued);
            }
        }
    }

    public static void OfSpouse(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "spouse");
        var arrived = person.Arrived!.Value;
        var received = arrived.AddDays(chance.Between(10, 60));
        Permit? permit = null;
        for (var renewal = false; received <= ledger.Years.Last; renewal = true)
        {
            var next = ResidencePermits.Apply(ledger, person, received, renewal, person.Sex == "F" ? "R-MAR" : "R-SPO", "40", chance);
            if (next is null)
            {
                break;
            }

            permit = next;
            received = next.To.AddDays(-chance.Between(20, 50));
        }

        Crossings.Add(ledger, person, arrived, "entry", "40", chance);
        if (permit is not null && (person.No < 20 || (arrived < ledger.Years.At(-1, 1, 1) && chance.Is(0.5))))
        {
            var earliest = arrived.AddMonths(3) > ledger.Years.First ? arrived.AddMonths(3) : ledger.Years.First;
            Naturalise(ledger, person, chance.Day(earliest, ledger.Years.Last), permit.Number, chance);
        }
    }

    private static void Naturalise(Ledger ledger, Person person, DateOnly decided, string permit, Chance chance)
    {
        var granted = chance.Is(0.8);
        ledger.Add("DS25a", decided, person,
            ("application_no", ledger.Number("CA", decided)), ("acquisition", person.Arrived!.Value.Year < decided.Year - 5 ? "NAT" : "REG"), ("previous_citizenships", new[] { person.MainCitizenship }), ("citizenships", new[] { granted ? "LS" : person.MainCitizenship }),
            ("keeps_other_citizenship", chance.Is(0.6)), ("years_of_residence", decided.Year - person.Arrived.Value.Year), ("residence_permit_no", permit),
            ("decision", granted ? "granted" : "refused"), ("decided_on", decided), ("certificate_no", granted ? ledger.Number("CC", decided) : null));
        if (granted)
        {
            ledger.Truth.Flow("IMM-06", decided);
        }
    }
}
