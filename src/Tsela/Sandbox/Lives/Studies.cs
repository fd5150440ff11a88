using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Basotho who study abroad and foreigners who study in Lesotho.</summary>
public static class Studies
{
    private static readonly (string Country, string[] Schools)[] Abroad =
    [
        ("ZA", ["University of the Free State", "Central University of Technology", "University of Johannesburg", "University of Cape Town"]),
        ("ZA", ["University of the Free State", "University of Pretoria", "North-West University"]),
        ("ZW", ["Solusi University"]), ("DZ", ["University of Algiers"]), ("CN", ["Zhejiang Normal University", "Nanjing University"]), ("IN", ["Sharda University"]), ("GB", ["University of Leeds"]),
    ];

    public static void OfMosotho(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "study-abroad");
        var (country, schools) = chance.Of(Abroad);
        var started = new DateOnly(chance.Of([.. ledger.Years.Each]), chance.Of([1, 2, 8]), chance.Between(5, 25));
        var expected = started.AddYears(chance.Of([3, 4, 4, 5])).AddDays(-40);
        var ended = chance.Is(0.15) ? started.AddMonths(chance.Between(5, 20)) : expected;
        var known = ledger.Years.Known(ended);
        var comesBack = chance.Is(0.6);
        var returned = comesBack && known is not null ? ledger.Years.Known(ended.AddDays(chance.Between(10, 300))) : null;
        person.Absences.Add(new Absence(started, comesBack ? returned : null, country, "study"));
        ledger.Add("DS17a", started, person,
            ("country_of_study", country), ("institution_abroad", chance.Of(schools)), ("isced_level", chance.Of(["6", "6", "6", "7", "5"])), ("field", chance.Of(["01", "04", "05", "06", "07", "09"])),
            ("sponsor", chance.Of(["NMDS", "NMDS", "foreign scholarship", "family", "self"])), ("started_on", started), ("expected_end", expected), ("ended_on", known),
            ("outcome", known is null ? null : ended == expected ? "graduated" : "left"), ("returned", known is null ? null : returned is not null ? "returned" : comesBack ? "not known" : "stayed"),
            ("study_permit_no", country == "ZA" ? $"SP{chance.Between(100000, 999999)}" : null), ("returned_on", returned));
        ledger.Truth.Stock("EMS-01", started, known, person.Id);
        Crossings.Add(ledger, person, started, "exit", "30", chance, country, stayDays: expected.DayNumber - started.DayNumber);
        if (returned is { } back)
        {
            Crossings.Add(ledger, person, back, "entry", "60", chance, country);
        }
    }

    public static void OfForeigner(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "study-here");
        var arrived = person.Arrived!.Value;
        arrived = arrived < ledger.Years.At(-1, 6, 1) ? arrived.AddYears(5) : arrived;
        var level = chance.Of(["6", "6", "7", "5"]);
        var field = chance.Of(["01", "04", "05", "09"]);
        var school = chance.Of(["National University of Lesotho", "Botho University Maseru", "Limkokwing University", "Lesotho College of Education"]);
        if (Visas.NeedsVisa(person.MainCitizenship))
        {
            Visas.Apply(ledger, person, arrived.AddDays(-35), "30", chance);
        }

        Crossings.Add(ledger, person, arrived, "entry", "30", chance);
        var issued = arrived.AddDays(chance.Between(10, 40));
        for (var left = chance.Between(1, 4); left > 0 && issued <= ledger.Years.Last; left--)
        {
            if (ResidencePermits.Apply(ledger, person, issued, renewal: issued > arrived.AddDays(60), "R-STU", "30", chance, months: 12) is not { } permit)
            {
                break;
            }

            (var number, issued, var to) = permit;
            ledger.AddRunning("DS20d", issued, to, person,
                ("study_permit_no", number), ("institution", school), ("isced_level", level), ("field", field), ("permit_from", issued), ("permit_to", to), ("permit_issued_on", issued));
            ledger.Truth.Flow("IMS-02", issued);
            ledger.Truth.Stock("IMS-01", issued, to, person.Id);
            issued = to.AddDays(-chance.Between(5, 20));
        }
    }
}
