using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Mineworkers: agreements at TEBA, deferred pay, the miner's file at Labour, dismissal and illness.</summary>
public static class MineWork
{
    private static readonly (string Mine, string Commodity)[] Mines =
    [
        ("Driefontein", "gold"), ("Beatrix", "gold"), ("Mponeng", "gold"), ("Kusasalethu", "gold"), ("Impala Rustenburg", "platinum"), ("Marikana", "platinum"),
        ("Bathopele", "platinum"), ("Khutala", "coal"), ("Greenside", "coal"), ("Finsch", "diamonds"),
    ];

    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "mine");
        var mine = chance.Of(Mines);
        var occupation = chance.Of(["8111", "8111", "9311"]);
        var deferred = chance.Is(0.85);
        var from = chance.Day(ledger.Years.At(-1, 4, 1), ledger.Years.At(0, 12, 31));
        if (chance.Is(0.2))
        {
            from = chance.Day(ledger.Years.At(1, 1, 1), ledger.Years.Last.AddMonths(-9));
        }

        while (from <= ledger.Years.Last)
        {
            var planned = from.AddMonths(11).AddDays(-1);
            var stops = chance.Is(0.1);
            var to = stops ? from.AddDays(chance.Between(60, 300)) : planned;
            var reason = stops ? chance.Of(["retrenched", "retrenched", "dismissed", "medical", "medical", "deceased"]) : "completed";
            Agreement(ledger, person, mine, occupation, deferred, from, to, planned, reason, chance);
            if (stops || chance.Is(0.03))
            {
                break;
            }

            from = to.AddDays(chance.Between(15, 45));
        }
    }

    private static void Agreement(Ledger ledger, Person person, (string Mine, string Commodity) mine, string occupation, bool deferred, DateOnly from, DateOnly to, DateOnly planned, string reason, Chance chance)
    {
        var industryNo = $"IN{person.No * 13 % 1_000_000:D6}";
        var ended = ledger.Years.Known(to);
        var district = person.PlaceOn(from).District;
        person.Absences.Add(new Absence(from, to, "ZA", "work"));
        ledger.AddRunning("DS34a", from, to, person,
            ("industry_no", industryNo), ("qualifications", new[] { chance.Of(["Blasting certificate", "Locomotive driver", "First aid", "Winch operator"]) }), ("employer", mine.Mine),
            ("commodity", mine.Commodity), ("occupation", occupation), ("agreement_no", ledger.Number("AG", from)), ("agreement_from", from), ("agreement_to", ended ?? planned),
            ("end_reason", ended is null ? null : reason), ("deferred_pay", deferred), ("deferred_pay_percent", deferred ? 30 : null),
            ("beneficiaries", new[] { $"{chance.Of(Names.SesothoWomen)} {person.Surname}, spouse, {district}" }), ("ex_miner_district", ended is null ? null : district));
        var dismissed = reason != "completed" && ended is not null;
        var illness = reason == "medical" && ended is not null ? Illness(ledger, to, chance) : [];
        ledger.AddRunning("DS12a", from, to, person,
        [
            ("industry_no", industryNo), ("mine", mine.Mine), ("commodity", mine.Commodity), ("occupation", occupation), ("contract_from", from), ("contract_to", planned),
            ("deferred_pay_status", deferred), ("dismissal_on", dismissed ? ended : null),
            ("dismissal_reason", dismissed ? reason == "dismissed" ? "disciplinary" : reason : null), ("fatal", reason == "deceased" && ended is not null), .. illness,
        ]);
        Deposits(ledger, person, industryNo, mine, occupation, deferred, from, to, chance);
        Crossings.Add(ledger, person, from, "exit", "20", chance);
        Crossings.Add(ledger, person, to, "entry", reason == "completed" ? "62" : "61", chance);
        ledger.Truth.Stock("LEM-03", from, to, person.Id);
        ledger.Truth.Stock("LEM-01", from, to, person.Id);
        ledger.Truth.Flow("LEM-04", from);
        if (reason != "completed" && reason != "deceased")
        {
            ledger.Truth.Flow("EMI-04", to);
        }
    }

    private static (string Field, object? Value)[] Illness(Ledger ledger, DateOnly on, Chance chance)
    {
        var claimed = chance.Between(20, 120) * 1000;
        var paid = ledger.Years.Known(on.AddDays(chance.Between(60, 200)));
        ledger.Truth.Flow("LEM-05", on);
        if (paid is { } day)
        {
            ledger.Truth.Flow("LEM-06", day, claimed * 7 / 10);
        }

        return
        [
            ("occupational_illness", chance.Of(["silicosis", "tuberculosis", "hearing loss", "injury"])), ("illness_certified_on", on),
            ("compensation_claimed", claimed), ("compensation_paid", paid is null ? null : claimed * 7 / 10), ("paid_on", paid),
        ];
    }

    private static void Deposits(Ledger ledger, Person person, string industryNo, (string Mine, string Commodity) mine, string occupation, bool deferred, DateOnly from, DateOnly to, Chance chance)
    {
        if (!deferred)
        {
            return;
        }

        var amount = chance.Between(32, 60) * 100;
        var bank = chance.Of(["Standard Lesotho Bank", "Nedbank Lesotho", "Lesotho PostBank", "First National Bank"]);
        for (var month = new DateOnly(from.Year, from.Month, 1).AddMonths(1); month <= to && month <= ledger.Years.Last; month = month.AddMonths(1))
        {
            var paid = amount + chance.Between(-4, 4) * 50;
            var text = $"{month:yyyy-MM}";
            var day = month.AddMonths(1).AddDays(-1);
            ledger.Add("DS34b", day, person,
                ("industry_no", industryNo), ("employer", mine.Mine), ("commodity", mine.Commodity), ("occupation", occupation), ("deposit_month", text), ("deposit_amount", paid),
                ("bank", bank), ("deferred_pay", true), ("agreement_from", from));
            ledger.Truth.Flow("REM-03", day, paid);
        }
    }
}
