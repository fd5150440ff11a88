using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>What the ministry or corporation that a foreigner works with writes down beside the permits.</summary>
public static class Posts
{
    public static void Write(Ledger ledger, Person person, Permit work, Permit? residence, Job job, DateOnly leaves, Chance chance, bool renewal)
    {
        var place = person.PlaceOn(work.From);
        var left = leaves < work.To ? ledger.Years.Known(leaves) : null;
        switch (person.Path)
        {
            case LifePath.ForeignTeacher:
                ledger.AddRunning("DS09a", work.From, left ?? work.To, person,
                    ("staff_group", "teacher"), ("school_or_office", job.Employer), ("school_district", place.District), ("subject", chance.Of(["Mathematics", "Physics", "English", "French", "Biology"])),
                    ("teaching_registration_no", $"TR{person.No:D6}"), ("funding", chance.Of(["government", "mission", "private", "donor"])), ("work_permit_no", work.Number),
                    ("left_on", left), ("occupation", job.Occupation), ("industry", job.Industry), ("employer_name", job.Employer), ("employer_district", place.District),
                    ("contract_start", work.From), ("contract_end", work.To), ("monthly_wage", job.WagePerMonth));
                ledger.Truth.Stock("LIM-06", work.From, left ?? work.To, person.Id);
                break;
            case LifePath.ForeignHealthWorker:
                ledger.AddRunning("DS19a", work.From, left ?? work.To, person,
                    ("profession", job.Occupation), ("council_registration_no", $"MC{person.No:D6}"), ("facility", job.Employer), ("facility_district", place.District),
                    ("ownership", chance.Of(["government", "CHAL", "private", "NGO"])), ("agreement", chance.Of(["bilateral", "individual", "volunteer", "donor"])),
                    ("work_permit_no", work.Number), ("contract_from", work.From), ("contract_to", work.To), ("left_on", left), ("training_country", person.MainCitizenship));
                ledger.Truth.Stock("LIM-07", work.From, left ?? work.To, person.Id);
                break;
            case LifePath.Consultant:
                Expert(ledger, person, work, job, chance);
                break;
            case LifePath.Investor:
                Investor(ledger, person, work, residence, chance, place.District, renewal);
                break;
        }
    }

    private static void Expert(Ledger ledger, Person person, Permit work, Job job, Chance chance)
    {
        var from = work.From;
        var to = from.AddDays(chance.Between(60, 350));
        var where = chance.Share();
        if (where < 0.6)
        {
            ledger.AddRunning("DS16a", from, to, person,
                ("project", job.Employer), ("donor", chance.Of(["World Bank", "African Development Bank", "European Union", "none"])), ("occupation", job.Occupation),
                ("contract_from", from), ("contract_to", to), ("days_in_lesotho", (to.DayNumber - from.DayNumber) * 2 / 3), ("work_permit_no", work.Number));
            ledger.Truth.Stock("LIM-06", from, to, person.Id);
        }

        if (where > 0.45)
        {
            ledger.AddRunning("DS08a", from, to, person,
                ("host_company", job.Employer), ("occupation", job.Occupation), ("assignment_from", from), ("assignment_to", to), ("work_permit_no", work.Number),
                ("skill_transfer_plan", chance.Is(0.5)));
        }

        ledger.Truth.Stock("STI-02", from, to, person.Id);
    }

    private static void Investor(Ledger ledger, Person person, Permit work, Permit? residence, Chance chance, string district, bool renewal)
    {
        var company = $"{person.Surname} {chance.Of(["Industries", "Textiles", "Holdings", "Manufacturing"])}";
        var number = $"C{10000 + person.No}";
        if (residence is not null)
        {
            ledger.AddRunning("DS07a", work.From, work.To, person,
                ("company_name", company), ("company_no", number), ("investment_sector", "C"), ("investment_value", chance.Between(2, 90) * 500_000),
                ("jobs_created_local", chance.Between(5, 900)), ("residence_permit_no", residence.Number), ("work_permit_no", work.Number),
                ("role", chance.Of(["investor", "investor", "manager", "technician"])), ("permit_from", work.From), ("permit_to", work.To));
        }

        Licences.Issue(ledger, person, "DS29a", "INV", work.From, company, number, "C", district, residence?.Number, chance, renewal);
    }
}
