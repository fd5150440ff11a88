namespace Tsela.Tests.Linkage.MatchingProgrammes;

/// <summary>Invented people, the same for a seed.</summary>
internal static class People
{
    private static readonly string[] Surnames =
    [
        "Mokoena", "Thamae", "Lerotholi", "Nthunya", "Ramaili", "Sekhonyana", "Phafoli", "Khaketla", "Mosala", "Tlali", "Moeketsi", "Letsie", "Rantso", "Monaheng",
        "Makoae", "Sello", "Hlalele", "Qhobela", "Matsoso", "Tau", "Maseela", "Pitso", "Ntsane", "Chabeli", "Lebona", "Mohapi", "Motaung", "Seeiso", "Nkopane", "Lephoto",
    ];

    private static readonly string[] GivenNames =
    [
        "Thabo", "Palesa", "Lineo", "Tumelo", "Mpho", "Retselisitsoe", "Limpho", "Teboho", "Puleng", "Khotso", "Nthabiseng", "Lerato", "Katleho", "Relebohile", "Moliehi", "Tsepo",
        "Karabo", "Mamello", "Neo", "Bokang", "Ithabeleng", "Sechaba", "Tankiso", "Refiloe", "Molefi",
    ];

    public static List<Person> Of(int count, int seed)
    {
        var chance = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => new Person(
                Surnames[chance.Next(Surnames.Length)], GivenNames[chance.Next(GivenNames.Length)],
                new DateOnly(1950, 1, 1).AddDays(chance.Next(20000)), chance.Next(2) == 0 ? "F" : "M", $"RB{chance.Next(100000, 999999)}")),
        ];
    }
}
