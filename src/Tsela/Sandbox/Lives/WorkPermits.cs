using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>A job with its employer.</summary>
public sealed record Job(string Occupation, string Industry, string Employer, int WagePerMonth);

/// <summary>A granted permit.</summary>
public sealed record Permit(string Number, DateOnly From, DateOnly To);

/// <summary>One application for a work permit stands in the files of the ministry, of Labour and of NES.</summary>
public static class WorkPermits
{
    private static readonly string[] Reasons = ["Local candidate available", "Papers not complete", "Post not approved"];

    public static Permit? Apply(Ledger ledger, Person person, DateOnly received, bool renewal, Job job, int dependants, Chance chance)
    {
        var decided = received.AddDays(chance.Between(14, 70));
        var issued = decided.AddDays(chance.Between(1, 12));
        var granted = chance.Is(0.88);
        var months = chance.Of([12, 24, 24]);
        var from = issued;
        var to = from.AddMonths(months).AddDays(-1);
        var number = granted ? ledger.Number("WP", issued) : null;
        var place = person.PlaceOn(decided);
        (string, object?)[] application =
        [
            ("application_no", ledger.Number("WA", received)), ("application_type", renewal ? "renewal" : "new"), ("received_on", received),
            ("recommended_by_labour", granted || chance.Is(0.3) ? "yes" : "no"), ("decision", granted ? "granted" : "refused"), ("decided_on", decided),
            ("refusal_reason", granted ? null : chance.Of(Reasons)), ("permit_no", number),
            ("valid_from", granted ? from : null), ("valid_to", granted ? to : null), ("decision_step", granted ? "ISS" : "NES"), ("issued_on", granted ? issued : null),
            ("occupation", job.Occupation), ("industry", job.Industry), ("employer_name", job.Employer), ("employer_no", $"C{2000 + Math.Abs(job.Employer.Length * 97 % 7000)}"),
            ("employer_district", place.District), ("contract_start", from), ("contract_end", to), ("monthly_wage", job.WagePerMonth), ("status_in_employment", "42"),
            ("local_search_done", granted || chance.Is(0.5)), ("fee_paid", 2000), ("duration_of_stay_months", months), ("country_of_origin", person.MainCitizenship),
            ("dependants", dependants), ("localisation_plan", chance.Is(0.4)),
        ];
        var filed = granted ? issued : decided;
        DateOnly? until = granted ? to : null;
        ledger.AddRunning("DS15a", filed, until, person, application);
        ledger.AddRunning("DS10a", filed, until, person, application);
        if (chance.Is(0.96))
        {
            var inspected = chance.Is(0.3);
            ledger.AddRunning("DS13a", filed, until, person,
            [
                .. application, ("certificate_no", ledger.Number("EC", filed)), ("inspection_on", inspected ? decided.AddDays(-5) : null),
                ("inspection_result", inspected ? chance.Of(["compliant", "compliant", "not compliant"]) : null),
            ]);
        }

        if (!granted)
        {
            return null;
        }

        ledger.Truth.Flow("LIM-01", issued);
        ledger.Truth.Stock("LIM-02", from, to, person.Id);
        return new Permit(number!, from, to);
    }
}
