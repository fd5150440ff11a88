using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

public static class ResidencePermits
{
    public static Permit? Apply(Ledger ledger, Person person, DateOnly received, bool renewal, string type, string purpose, Chance chance, Job? job = null, DateOnly? left = null, int months = 24)
    {
        var decided = received.AddDays(chance.Between(10, 60));
        var granted = chance.Is(0.93);
        var number = granted ? ledger.Number("RP", decided) : null;
        var to = decided.AddMonths(months).AddDays(-1);
        var ended = granted && left < to && left > decided ? ledger.Years.Known(left) : null;
        var family = chance.Is(0.25);
        ledger.AddRunning("DS23a", decided, granted ? ended ?? to : null, person,
            ("application_no", ledger.Number("RA", received)), ("application_type", renewal ? "renewal" : "new"), ("permit_type", type), ("purpose", purpose),
            ("spouse_accompanies", family), ("children_accompanying", null), ("next_of_kin", null), ("occupation", job?.Occupation), ("employer_name", job?.Employer),
            ("financial_status", "shown"), ("supporting_documents", new[] { "PHO", "PAS", "POL", chance.Of(["MED", "FIN", "LET"]) }),
            ("decision_step", granted ? "ISS" : "MIN"), ("decision", granted ? "granted" : "refused"), ("decided_on", decided), ("permit_no", number),
            ("valid_from", granted ? decided : null), ("valid_to", granted ? to : null), ("ended_on", ended), ("end_reason", ended is null ? null : "left"),
            ("received_on", received), ("intended_stay_months", months), ("arrival_date", person.Arrived));
        if (!granted)
        {
            return null;
        }

        if (!renewal)
        {
            ledger.Truth.PersonFlow("IMM-02", decided, person.Id);
        }

        ledger.Truth.Flow("LTI-02", decided);
        ledger.Truth.Stock("LTI-03", decided, ended ?? to, number!);
        return new Permit(number!, decided, to);
    }
}
