using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>Foreigners who work: permits and renewals, and the files of the ministries that they work for.</summary>
public static class ForeignWork
{
    private static readonly string[] Firms =
        ["Maluti Garments", "Highlands Textile", "Phuthaditjhaba Supplies", "Sun Wholesalers", "Katse Builders", "Golden Star Trading", "Senqu Construction", "Metro Cash Store", "Lion Electronics", "Mountain Lodge"];

    private static readonly (Job Choice, double Weight)[] Jobs =
    [
        (new Job("8153", "C", "", 6500), 18), (new Job("5221", "G", "", 7200), 28), (new Job("13", "C", "", 21000), 14), (new Job("7111", "F", "", 8800), 10),
        (new Job("2421", "M", "", 26000), 6), (new Job("1120", "G", "", 32000), 8), (new Job("8332", "H", "", 9000), 5), (new Job("21", "F", "", 28000), 8),
    ];

    public static void Tell(Ledger ledger, Person person)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(person);
        var chance = person.Stream(ledger.Seed, "foreign-work");
        var job = JobOf(person, chance);
        var arrived = person.Arrived!.Value;
        var leaves = arrived.AddMonths(chance.Between(14, 96));
        var (type, purpose) = Kind(person.Path);
        if (Visas.NeedsVisa(person.MainCitizenship))
        {
            Visas.Apply(ledger, person, arrived.AddDays(-40), purpose, chance);
        }

        Crossings.Add(ledger, person, arrived, "entry", purpose, chance);
        var received = arrived.AddDays(chance.Between(3, 30));
        var renewal = false;
        Permit? residence = null;
        Permit? work = null;
        while (received <= ledger.Years.Last && received < leaves)
        {
            work = WorkPermits.Apply(ledger, person, received, renewal, job, chance.Between(0, 3), chance);
            if (work is null)
            {
                leaves = received.AddDays(chance.Between(90, 150));
                break;
            }

            leaves = leaves > work.From.AddDays(30) ? leaves : work.From.AddDays(30);
            if (residence is null || residence.To < work.From.AddDays(60))
            {
                residence = ResidencePermits.Apply(ledger, person, received, renewal, type, purpose, chance, job, leaves) ?? residence;
            }

            Posts.Write(ledger, person, work, residence, job, leaves, chance, renewal);
            received = work.To.AddDays(-chance.Between(20, 60));
            renewal = true;
        }

        if (leaves <= ledger.Years.Last)
        {
            Crossings.Add(ledger, person, leaves, "exit", purpose, chance, person.MainCitizenship);
        }
    }

    private static Job JobOf(Person person, Chance chance) => person.Path switch
    {
        LifePath.ForeignTeacher => new Job(chance.Of(["2330", "2330", "2310", "2341"]), "P", chance.Of(["Lesotho High School", "Machabeng College", "National University of Lesotho", "St Agnes High School"]), 18000),
        LifePath.ForeignHealthWorker => new Job(chance.Of(["2211", "2212", "2221", "2262"]), "Q", chance.Of(["Queen ’Mamohato Memorial Hospital", "Motebang Hospital", "Scott Hospital", "Mafeteng Hospital", "St Joseph’s Hospital"]), 35000),
        LifePath.Consultant => new Job(chance.Of(["2421", "21", "24"]), "M", chance.Of(["Highlands Water Project", "Roads Programme", "Public Finance Reform", "Wool and Mohair Project"]), 60000),
        LifePath.Investor => new Job("1120", "C", chance.Of(Firms), 45000),
        _ => chance.Weighted(Jobs) with { Employer = chance.Of(Firms) },
    };

    private static (string Type, string Purpose) Kind(LifePath path) => path switch
    {
        LifePath.ForeignTeacher => ("R-TCH", "20"),
        LifePath.ForeignHealthWorker => ("R-HLT", "20"),
        LifePath.Investor => ("R-INV", "23"),
        LifePath.Consultant => ("R-EMP", "24"),
        _ => ("R-EMP", "20"),
    };
}
