using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Investors' records and traders' licences of the ministry of trade.</summary>
public static class Licences
{
    public static void Issue(Ledger ledger, Person person, string series, string type, DateOnly issued, string company, string? number, string activity, string district, string? residence, Chance chance, bool renewal = false)
    {
        var expires = issued.AddYears(1).AddDays(-1);
        ledger.AddRunning(series, issued, expires, person,
            ("licence_no", ledger.Number(series == "DS29a" ? "INV" : "TL", issued)), ("licence_type", type), ("company_name", company), ("company_no", number),
            ("activity", activity), ("district", district), ("holder_role", renewal ? "owner" : chance.Of(["owner", "shareholder", "manager"])),
            ("foreign_share_percent", person.IsMosotho ? 0 : chance.Of([51, 60, 100, 100])), ("capital", chance.Between(1, 40) * 25_000), ("employees_local", chance.Between(1, 40)),
            ("employees_foreign", person.IsMosotho ? 0 : chance.Between(0, 4)), ("issued_on", issued), ("expires_on", expires), ("residence_permit_no", residence));
        if (series == "DS29b" && !person.IsMosotho)
        {
            ledger.Truth.Stock("LIM-10", issued, expires, person.Id);
        }
        else if (series == "DS29a")
        {
            ledger.Truth.Stock("LIM-09", issued, expires, person.Id);
        }
    }

    public static void OfTrader(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "trade");
        var arrived = person.Arrived!.Value;
        var leaves = arrived.AddMonths(chance.Between(30, 120));
        Crossings.Add(ledger, person, arrived, "entry", "23", chance);
        var residence = ResidencePermits.Apply(ledger, person, arrived.AddDays(20), renewal: false, "R-BUS", "23", chance, left: leaves);
        var company = $"{person.GivenNames.Split(' ')[0]} {chance.Of(["Supermarket", "Wholesale", "Furniture", "Cell Phones", "General Dealer"])}";
        for (var issued = arrived.AddDays(chance.Between(30, 120)); issued <= ledger.Years.Last && issued < leaves; issued = issued.AddYears(1))
        {
            if (residence is null || residence.To < issued)
            {
                residence = ResidencePermits.Apply(ledger, person, issued.AddDays(-30), renewal: residence is not null, "R-BUS", "23", chance, left: leaves) ?? residence;
            }

            Issue(ledger, person, "DS29b", "TRL", issued, company, null, "G", person.PlaceOn(issued).District, residence?.Number, chance, renewal: true);
        }
    }

    public static void OfNational(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "licence");
        if (!chance.Is(0.004) || person.AgeOn(ledger.Years.First) < 21)
        {
            return;
        }

        for (var issued = chance.Day(ledger.Years.First, ledger.Years.First.AddYears(2)); issued <= ledger.Years.Last; issued = issued.AddYears(1))
        {
            Issue(ledger, person, "DS29b", "TRN", issued, $"{person.Surname} General Dealer", null, "G", person.PlaceOn(issued).District, null, chance, renewal: true);
        }
    }
}
