using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Contracts of foreign service on farms, in building, in homes and in taxis of South Africa.</summary>
public static class ContractWork
{
    private static readonly (string Choice, double Weight)[] Sectors = [("FRM", 38), ("DOM", 32), ("CON", 20), ("TAX", 6), ("OTH", 4)];

    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "contracts");
        var sector = person.Sex == "F" ? chance.Of(["DOM", "DOM", "FRM", "FRM", "OTH"]) : chance.Weighted(Sectors);
        var from = chance.Day(ledger.Years.At(-1, 6, 1), ledger.Years.Last.AddMonths(-3));
        for (var contracts = chance.Between(1, 4); contracts > 0 && from <= ledger.Years.Last; contracts--)
        {
            var planned = from.AddMonths(sector == "FRM" ? chance.Between(4, 9) : chance.Of([11, 12, 12])).AddDays(-1);
            var back = chance.Is(0.15) ? from.AddDays(chance.Between(40, 110)) : planned;
            Contract(ledger, person, sector, from, planned, back, chance);
            from = planned.AddDays(chance.Between(10, 90));
        }
    }

    private static void Contract(Ledger ledger, Person person, string sector, DateOnly from, DateOnly planned, DateOnly back, Chance chance)
    {
        var attested = from.AddDays(-chance.Between(3, 25));
        var returned = ledger.Years.Known(back);
        var recruiter = ledger.Recruiters.For(sector, chance);
        var wage = sector switch { "CON" => 6800, "TAX" => 5200, "OTH" => 7400, "DOM" => 4100, _ => 4700 } + chance.Between(-4, 8) * 100;
        person.Absences.Add(new Absence(from, back, "ZA", "work"));
        ledger.AddRunning("DS11a", attested, back, person,
            ("sector", sector), ("occupation", sector switch { "FRM" => "9211", "DOM" => "9111", "CON" => "9313", "TAX" => "8322", _ => "5152" }),
            ("contract_no", ledger.Number("CFS", attested)), ("employer_name", $"{chance.Of(["Botha", "van Zyl", "Mahlangu", "Pretorius", "Naidoo", "Coetzee"])} {chance.Of(["Farm", "Household", "Projects", "Estates", "Transport"])}"),
            ("employer_province", chance.Of(Places.Provinces)), ("rsa_permit_reference", $"RSA{chance.Between(100000, 999999)}"), ("labour_agent_licence", recruiter.Licence),
            ("monthly_wage", wage), ("contract_from", from), ("contract_to", planned), ("attested_on", attested), ("left_lesotho_on", from), ("returned_on", returned),
            ("deferred_pay", false), ("employer_contact", $"+27 5{chance.Between(1, 9)} {chance.Between(200, 999)} {chance.Between(1000, 9999)}"));
        recruiter.Recruited(attested, person.Sex);
        Crossings.Add(ledger, person, from, "exit", sector == "FRM" ? "21" : "20", chance);
        Crossings.Add(ledger, person, back, "entry", "61", chance);
        ledger.Truth.Flow("LEM-02", attested);
        ledger.Truth.Stock("LEM-01", from, back, person.Id);
    }
}
