using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>A licensed labour agent and how many workers it placed in each month.</summary>
public sealed class Recruiter(string name, string licence, string sector)
{
    private readonly SortedDictionary<DateOnly, (int Men, int Women)> months = [];

    public string Name => name;
    public string Licence => licence;
    public string Sector => sector;
    public IReadOnlyDictionary<DateOnly, (int Men, int Women)> Months => months;

    public void Recruited(DateOnly on, string sex)
    {
        var month = new DateOnly(on.Year, on.Month, 1);
        var (men, women) = months.GetValueOrDefault(month);
        months[month] = sex == "F" ? (men, women + 1) : (men + 1, women);
    }
}

/// <summary>The recruiters that place workers, and their monthly returns to Labour.</summary>
public sealed class Recruiters
{
    private readonly Recruiter[] licensed =
    [
        new("Lesotho Farm Labour Agency", "LA-001", "FRM"), new("Free State Harvest Recruiters", "LA-002", "FRM"), new("Maluti Domestic Placement", "LA-003", "DOM"),
        new("Homecare Agency", "LA-004", "DOM"), new("Senqu Building Labour", "LA-005", "CON"), new("Caledon Manpower", "LA-006", "OTH"),
    ];

    public Recruiter For(string sector, Chance chance)
    {
        var fitting = licensed.Where(recruiter => recruiter.Sector == sector).ToList();
        return fitting.Count == 0 ? licensed[^1] : chance.Of(fitting);
    }

    public void Return(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        foreach (var recruiter in licensed)
        {
            foreach (var (month, (men, women)) in recruiter.Months)
            {
                var end = month.AddMonths(1).AddDays(-1);
                ledger.Add("DS14a", end, person: null,
                    ("recruiter_name", recruiter.Name), ("licence_no", recruiter.Licence), ("licence_from", new DateOnly(month.Year, 1, 1)), ("licence_to", new DateOnly(month.Year, 12, 31)),
                    ("country", "ZA"), ("sector", recruiter.Sector), ("workers_recruited_m", men), ("workers_recruited_f", women), ("fee_charged_to_worker", 0), ("complaints", (men + women) / 9));
                ledger.Truth.Stock("LEM-10", new DateOnly(month.Year, 1, 1), new DateOnly(month.Year, 12, 31), recruiter.Licence);
            }
        }
    }
}
