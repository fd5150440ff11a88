using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>What institutions hand in as tables: the bank, the High Commission, the security service, the libraries.</summary>
public static class Aggregates
{
    private static readonly (string Channel, string Component, decimal Share)[] Channels =
        [("BNK", "PTR", 0.9m), ("MTO", "PTR", 1.3m), ("RET", "PTR", 0.8m), ("MOB", "PTR", 0.3m)];

    private static readonly string[] Geography = ["LS-A", "LS-C", "LS-E"];

    public static void Tell(Ledger ledger, IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        Remittances(ledger);
        HighCommission(ledger, people);
        Security(ledger);
        Libraries(ledger);
        ledger.Recruiters.Return(ledger);
    }

    private static void Remittances(Ledger ledger)
    {
        var deferred = ledger.Entries.Where(entry => entry.Series == "DS34b").GroupBy(entry => entry.On)
            .ToDictionary(month => month.Key, month => (Amount: month.Sum(entry => Convert.ToDecimal(entry.Values["deposit_amount"])), Count: month.Count()));
        var chance = Chance.For(ledger.Seed, "remittances");
        for (var month = ledger.Years.First; month <= ledger.Years.Last; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            var (amount, count) = deferred.GetValueOrDefault(end, (50_000m, 12));
            Paid(ledger, end, chance.Between(20, 60) * 1000);
            Line(ledger, end, "DPY", "COE", amount, count, "TEBA Bank account", "measured", chance);
            foreach (var (channel, component, share) in Channels)
            {
                Line(ledger, end, channel, component, Math.Round(amount * share * (0.9m + (chance.Between(0, 20) / 100m))), count * 2, channel == "BNK" ? "Banks" : "Operators", "estimated", chance);
            }
        }
    }

    private static void Line(Ledger ledger, DateOnly end, string channel, string component, decimal amount, int transfers, string body, string method, Chance chance)
    {
        ledger.Add("DS02a", end, person: null,
            ("reference_month", $"{end:yyyy-MM}"), ("channel", channel), ("component", component), ("source_country", "ZA"), ("reporting_body", body), ("currency", "LSL"), ("amount", amount),
            ("transactions", transfers), ("fees", channel == "DPY" ? 0 : Math.Round(amount * 0.06m)), ("exchange_margin", 0), ("receivers_women_percent", chance.Between(55, 75)), ("method", method),
            ("direction", "received"));
        ledger.Truth.Flow("REM-01", end, amount);
    }

    // what foreigners at work here send home
    private static void Paid(Ledger ledger, DateOnly end, decimal amount) => ledger.Add(
        "DS02a", end, person: null,
        ("reference_month", $"{end:yyyy-MM}"), ("channel", "BNK"), ("component", "PTR"), ("source_country", "LS"), ("destination_country", "ZA"), ("reporting_body", "Banks"),
        ("currency", "LSL"), ("amount", amount), ("transactions", 14), ("fees", Math.Round(amount * 0.03m)), ("exchange_margin", 0), ("method", "measured"), ("direction", "paid"));

    private static void HighCommission(Ledger ledger, IReadOnlyList<Person> people)
    {
        var byNo = people.ToDictionary(person => person.No);
        foreach (var year in ledger.Years.Each)
        {
            var at = new DateOnly(year, 12, 31);
            var students = ledger.Entries.Where(entry => entry.Series == "DS17a" && Equals(entry.Values["country_of_study"], "ZA") && entry.On.Year == year);
            foreach (var group in students.GroupBy(entry => (entry.Person!.Sex, Age: AgeGroups.FiveYear(entry.Person.AgeOn(at)), Field: (string)entry.Values["field"]!)).OrderBy(group => group.Key))
            {
                ledger.Add("DS32a", at, person: null,
                    ("reference_year", year), ("sex", group.Key.Sex), ("age_group", group.Key.Age), ("field_of_study", group.Key.Field), ("place_of_study", "UFS"),
                    ("permits_issued", group.Count()), ("permits_valid", group.Count()), ("sharing_agreement", "SAHC-LS-2019/4"));
            }

            var workers = ledger.Entries.Where(entry => entry.Series == "DS11a" && entry.On.Year == year);
            foreach (var group in workers.GroupBy(entry => (Sector: (string)entry.Values["sector"]!, entry.Person!.Sex, Age: AgeGroups.Labour(entry.Person.AgeOn(at)))).OrderBy(group => group.Key))
            {
                ledger.Add("DS33a", at, person: null,
                    ("reference_year", year), ("permit_kind", "special or exemption permit"), ("sector", group.Key.Sector), ("sex", group.Key.Sex), ("age_group", group.Key.Age),
                    ("province", "Gauteng"), ("permits_issued", group.Count()), ("permits_valid", group.Count()), ("sharing_agreement", "SAHC-LS-2019/4"));
            }
        }
    }

    private static void Security(Ledger ledger)
    {
        (string Series, string Measure)[] measures = [("DS27c", "trafficked persons identified"), ("DS27d", "irregular immigrants detected")];
        foreach (var (series, measure) in measures)
        {
            var cases = ledger.Entries.Where(entry => entry.Series == series).ToList();
            foreach (var group in cases.GroupBy(entry => (entry.On.Year, Quarter: (entry.On.Month + 2) / 3, entry.Person!.Sex, Age: AgeGroups.ChildAdult(entry.Person.AgeOn(entry.On)))).OrderBy(group => group.Key))
            {
                var end = new DateOnly(group.Key.Year, group.Key.Quarter * 3, 1).AddMonths(1).AddDays(-1);
                ledger.Add("DS30a", end, person: null,
                    ("reference_quarter", $"{group.Key.Year}-Q{group.Key.Quarter}"), ("measure", measure), ("sex", group.Key.Sex), ("age_group", group.Key.Age), ("count", group.Count()),
                    ("cleared_for_sharing_by", "Director of Operations"));
            }
        }
    }

    private static void Libraries(Ledger ledger)
    {
        var chance = Chance.For(ledger.Seed, "libraries");
        string[] subjects = ["Mineworkers and their households", "Students who stay abroad", "Women in domestic work", "Return and reintegration", "Traders in border towns", "Children left behind", "Floods and moving house"];
        foreach (var year in ledger.Years.Each)
        {
            for (var n = 0; n < 6; n++)
            {
                var on = chance.Day(new DateOnly(year, 1, 10), new DateOnly(year, 12, 20));
                ledger.Add(n % 2 == 0 ? "DS05a" : "DS31a", on, person: null,
                    ("title", $"{chance.Of(subjects)}, {year} ({n + 1})"), ("authors", $"{chance.Of(Names.SesothoSurnames)}, {(char)('A' + n)}."), ("year", year), ("migrant_categories", new[] { chance.Of(["LEM", "EMS", "IRE", "MCH", "IDP"]) }),
                    ("geography", new[] { chance.Of(Geography) }), ("method", chance.Of(["survey", "interviews", "records", "literature"])), ("sample_size", chance.Between(30, 900)), ("access", "open"), ("file", $"document-{year}-{n + 1}.pdf"),
                    ("document_kind", chance.Of(["thesis", "article", "report"])));
            }
        }
    }
}
