namespace Tsela.Tests.Linkage;

/// <summary>What one row says of a person.</summary>
public sealed record TestPerson(
    string Surname, string GivenNames, string Sex, DateOnly BirthDate, string Citizenship, string? NationalId, string? Document,
    DateOnly? ValidFrom = null, DateOnly? ValidTo = null, string? Replaces = null)
{
    private static readonly string[] Starts = ["Mo", "Ma", "Le", "Se", "Tha", "Ra", "Kho", "Ntse", "Pha", "Le", "Mpho", "Tse", "Li", "Ha", "Bo", "Kha", "Nya", "Ru"];

    private static readonly string[] Middles = ["ko", "le", "tsi", "ha", "po", "me", "la", "ro", "fu", "shoe", "tha", "si", "ne", "kho", "bo", "ru", "lo"];

    private static readonly string[] Ends = ["ane", "ng", "lo", "tla", "nye", "so", "ena", "ka", "li", "fe", "tse", "na", "pi", "sa"];

    /// <summary>People who do not exist, the same for a seed.</summary>
    public static IReadOnlyList<TestPerson> Invent(int count, int seed)
    {
        var chance = new Random(seed);
        string Name() => $"{Starts[chance.Next(Starts.Length)]}{Middles[chance.Next(Middles.Length)]}{Ends[chance.Next(Ends.Length)]}";
        return
        [
            .. Enumerable.Range(0, count).Select(number => new TestPerson(
                Name(), Name(), chance.Next(2) == 0 ? "F" : "M", new DateOnly(1950, 1, 1).AddDays(chance.Next(20_000)), chance.Next(10) < 8 ? "LS" : "ZA",
                chance.Next(2) == 0 ? $"{100_000_000_000 + (number * 7_919L) + seed}" : null, chance.Next(3) > 0 ? $"RA{(number * 31) + 100_000}" : null)),
        ];
    }

    /// <summary>The same person as another office writes them: mostly the same, sometimes a letter less, a number left out, a date turned.</summary>
    public TestPerson Again(Random chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        return this with
        {
            Surname = chance.Next(6) == 0 ? Surname.Remove(chance.Next(1, Surname.Length - 1), 1) : Surname,
            GivenNames = chance.Next(6) == 0 ? GivenNames.ToUpperInvariant() : GivenNames,
            NationalId = chance.Next(3) == 0 ? null : NationalId,
            Document = chance.Next(3) == 0 ? null : Document,
        };
    }
}
