namespace Tsela.Sandbox.People;

/// <summary>Invents the people: about 85 in 100 are Basotho in households, the others come from elsewhere.</summary>
public static class Population
{
    private static readonly (LifePath Choice, double Weight)[] Paths =
    [
        (LifePath.Household, 790), (LifePath.Miner, 14), (LifePath.ContractWorker, 22), (LifePath.StudentAbroad, 8), (LifePath.HealthWorkerAbroad, 4),
        (LifePath.FrontierWorker, 3), (LifePath.IrregularEmigrant, 20), (LifePath.Emigrant, 12),
        (LifePath.ForeignWorker, 25), (LifePath.ForeignTeacher, 4), (LifePath.ForeignHealthWorker, 4), (LifePath.Consultant, 5), (LifePath.Investor, 4), (LifePath.Trader, 5),
        (LifePath.ForeignStudent, 7), (LifePath.ForeignSpouse, 6), (LifePath.AsylumSeeker, 7), (LifePath.IrregularForeigner, 8), (LifePath.Visitor, 52),
    ];

    private static readonly (string Choice, double Weight)[] WorkCountries =
        [("CN", 32), ("ZA", 24), ("IN", 13), ("ZW", 9), ("BD", 5), ("PK", 4), ("TW", 3), ("NG", 3), ("KE", 2), ("GB", 2), ("US", 1), ("DE", 1), ("GH", 1)];

    private static readonly (string Choice, double Weight)[] StudyCountries = [("ZW", 22), ("SZ", 20), ("ZA", 18), ("BW", 12), ("NG", 8), ("MW", 8), ("CM", 4), ("KE", 4), ("CN", 4)];

    private static readonly (string Choice, double Weight)[] AsylumCountries = [("CD", 40), ("ET", 18), ("ER", 9), ("SO", 8), ("BI", 8), ("UG", 7), ("RW", 5), ("CM", 5)];

    private static readonly (string Choice, double Weight)[] VisitorCountries =
        [("ZA", 82), ("ZW", 3), ("US", 2), ("DE", 3), ("GB", 2), ("NL", 2), ("CN", 2), ("IN", 1), ("BW", 1), ("FR", 1), ("SZ", 1)];

    public static List<Person> Invent(int people, int seed, TrainingYears years)
    {
        var all = new List<Person>(people);
        for (var no = 1; no <= people; no++)
        {
            // the first thousand hold some of every kind, so that a small country has every series
            var stream = Chance.For(seed, "person", no);
            var path = no <= Paths.Length ? Paths[no - 1].Choice : stream.Weighted(Paths);
            all.Add(path >= LifePath.ForeignWorker ? Foreigner(no, path, years, stream) : Mosotho(no, path, years, stream));
        }

        Households.Form(all, seed);
        Passports.Issue(all, seed, years);
        return all;
    }

    private static Person Mosotho(int no, LifePath path, TrainingYears years, Chance chance)
    {
        var adult = path != LifePath.Household;
        var sex = path switch
        {
            LifePath.Miner => "M",
            LifePath.HealthWorkerAbroad => chance.Is(0.7) ? "F" : "M",
            _ => chance.Is(0.51) ? "F" : "M",
        };
        var born = adult
            ? chance.Day(path == LifePath.StudentAbroad ? years.At(-26, 1, 1) : years.At(-53, 1, 1), path == LifePath.StudentAbroad ? years.At(-17, 12, 31) : years.At(-22, 12, 31))
            : years.Last.AddDays(-30).AddDays(-(int)(Math.Pow(chance.Share(), 1.5) * 80 * 365.25) - 20);
        var district = chance.Weighted(Places.Districts);
        var birthDistrict = chance.Is(0.83) ? district : chance.Weighted(Places.Districts);
        var bornAbroad = chance.Is(0.012);
        return new Person
        {
            No = no,
            Path = path,
            Sex = sex,
            Surname = chance.Of(Names.SesothoSurnames),
            GivenNames = Given(sex, chance),
            BirthDate = born,
            BirthCountry = bornAbroad ? "ZA" : "LS",
            BirthDistrict = bornAbroad ? null : birthDistrict,
            Citizenships = chance.Is(0.015) ? ["LS", "ZA"] : ["LS"],
            HomeDistrict = district,
            HomeUrban = chance.Is(Places.UrbanShare(district)),
            Village = chance.Of(Places.Villages),
            NationalId = born < years.At(-12, 1, 1) && chance.Is(0.9) ? $"{(long)no * 7919 % 1_000_000_000_000 + 100_000_000_000:D12}" : null,
            MaritalStatus = Marital(born, years, chance),
            EducationLevel = Education(path, born, years, chance),
            EducationField = path is LifePath.HealthWorkerAbroad ? "09" : path is LifePath.StudentAbroad ? chance.Of(["01", "04", "05", "06", "07", "09"]) : null,
        };
    }

    private static Person Foreigner(int no, LifePath path, TrainingYears years, Chance chance)
    {
        var country = chance.Weighted(path switch
        {
            LifePath.ForeignStudent => StudyCountries,
            LifePath.AsylumSeeker => AsylumCountries,
            LifePath.Visitor => VisitorCountries,
            _ => WorkCountries,
        });
        var (surname, given) = Names.Foreign(country, chance);
        var born = path == LifePath.ForeignStudent
            ? chance.Day(years.At(-25, 1, 1), years.At(-17, 12, 31))
            : chance.Day(years.At(-61, 1, 1), years.At(-22, 12, 31));
        var district = chance.Weighted(Places.Districts);
        return new Person
        {
            No = no,
            Path = path,
            Sex = chance.Is(path is LifePath.ForeignWorker or LifePath.Trader or LifePath.AsylumSeeker ? 0.32 : 0.48) ? "F" : "M",
            Surname = surname,
            GivenNames = given,
            BirthDate = born,
            BirthCountry = chance.Is(0.95) ? country : "ZA",
            Citizenships = [country],
            HomeDistrict = path is LifePath.AsylumSeeker or LifePath.Consultant ? "LS-A" : district,
            HomeUrban = chance.Is(0.8),
            Village = chance.Of(Places.Villages),
            MaritalStatus = path == LifePath.ForeignSpouse ? "2" : Marital(born, years, chance),
            EducationLevel = path is LifePath.ForeignHealthWorker or LifePath.ForeignTeacher or LifePath.Consultant ? chance.Of(["6", "7", "8"]) : chance.Of(["2", "3", "3", "5", "6"]),
            EducationField = chance.Of(["01", "04", "06", "07", "09"]),
            Arrived = chance.Is(0.35)
                ? chance.Day(years.At(-6, 1, 1), years.At(-1, 12, 31))
                : chance.Day(years.First, years.Last.AddDays(-60)),
        };
    }

    private static string Given(string sex, Chance chance)
    {
        var list = sex == "F" ? Names.SesothoWomen : Names.SesothoMen;
        return chance.Is(0.35) ? $"{chance.Of(list)} {chance.Of(list)}" : chance.Of(list);
    }

    private static string Marital(DateOnly born, TrainingYears years, Chance chance) => born > years.At(-20, 1, 1) ? "1" : chance.Of(["1", "2", "2", "3", "4", "5", "6", "7"]);

    private static string Education(LifePath path, DateOnly born, TrainingYears years, Chance chance) => path switch
    {
        LifePath.HealthWorkerAbroad => chance.Of(["6", "6", "7"]),
        LifePath.StudentAbroad => "3",
        LifePath.Miner => chance.Of(["1", "1", "2", "3"]),
        _ when born > years.At(-3, 1, 1) => "X",
        _ when born > years.At(-13, 1, 1) => "1",
        _ => chance.Of(["X", "1", "1", "1", "2", "2", "3", "3", "5", "6"]),
    };
}
