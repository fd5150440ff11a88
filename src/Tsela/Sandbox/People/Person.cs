namespace Tsela.Sandbox.People;

/// <summary>What a person mainly does in these years; chooses the life that is told.</summary>
public enum LifePath
{
    Household, Miner, ContractWorker, StudentAbroad, HealthWorkerAbroad, FrontierWorker, IrregularEmigrant, Emigrant,
    ForeignWorker, ForeignTeacher, ForeignHealthWorker, Consultant, Investor, Trader, ForeignStudent, ForeignSpouse, AsylumSeeker,
    IrregularForeigner, Visitor,
}

public sealed record Passport(string Number, string Type, string Issuer, DateOnly Issued, DateOnly Expires, string? Previous);

public sealed record Move(DateOnly On, string FromDistrict, bool FromUrban, string ToDistrict, bool ToUrban, string Reason);

/// <summary>A time spent living in another country.</summary>
public sealed record Absence(DateOnly From, DateOnly? To, string Country, string Reason, bool Regular = true);

public sealed class Person
{
    public required int No { get; init; }
    public required LifePath Path { get; init; }
    public required string Surname { get; init; }
    public required string GivenNames { get; init; }
    public required string Sex { get; init; }
    public required DateOnly BirthDate { get; init; }
    public required string BirthCountry { get; init; }
    public string? BirthDistrict { get; init; }
    public required List<string> Citizenships { get; init; }
    public required string HomeDistrict { get; init; }
    public required bool HomeUrban { get; init; }
    public required string Village { get; init; }
    public string? NationalId { get; init; }
    public required string MaritalStatus { get; init; }
    public required string EducationLevel { get; init; }
    public string? EducationField { get; init; }

    /// <summary>Foreigners: first day in Lesotho.</summary>
    public DateOnly? Arrived { get; init; }

    public int Household { get; set; }
    public List<Passport> Passports { get; } = [];
    public List<Move> Moves { get; } = [];
    public List<Absence> Absences { get; } = [];

    public string Id => $"P{No:D6}";
    public bool IsMosotho => Citizenships.Contains("LS");
    public string MainCitizenship => Citizenships[0];
    public bool IsForeignPath => Path >= LifePath.ForeignWorker;

    public int AgeOn(DateOnly day)
    {
        var age = day.Year - BirthDate.Year;
        return day < BirthDate.AddYears(age) ? age - 1 : age;
    }

    public (string District, bool Urban) PlaceOn(DateOnly day) =>
        Moves.LastOrDefault(move => move.On <= day) is { } move ? (move.ToDistrict, move.ToUrban) : (HomeDistrict, HomeUrban);

    public bool IsAwayOn(DateOnly day) => Absences.Exists(absence => absence.From <= day && (absence.To is null || absence.To > day));

    /// <summary>The passport that was valid on a day, else the one nearest to it.</summary>
    public Passport? PassportOn(DateOnly day) =>
        Passports.LastOrDefault(passport => passport.Issued <= day) ?? Passports.FirstOrDefault();

    public Chance Stream(int seed, string purpose) => Chance.For(seed, purpose, No);
}
