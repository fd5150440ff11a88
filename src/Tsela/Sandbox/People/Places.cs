namespace Tsela.Sandbox.People;

/// <summary>Districts with about their shares of the people, and the posts that people of each district use.</summary>
public static class Places
{
    public static readonly IReadOnlyList<(string Choice, double Weight)> Districts =
    [
        ("LS-A", 26), ("LS-C", 17), ("LS-D", 13), ("LS-E", 9), ("LS-F", 8), ("LS-B", 6), ("LS-G", 6), ("LS-K", 7), ("LS-J", 5), ("LS-H", 4),
    ];

    public static readonly IReadOnlyList<string> Villages =
    [
        "Ha Mokoena", "Ha Thetsane", "Thaba-Bosiu", "Ha Ramabanta", "Likhoele", "Matsieng", "Ha Foso", "Mazenod", "Semonkong", "Roma", "Kolo", "Pitseng",
        "Peka", "Ha Lejone", "Mapoteng", "Ha Majara", "Likalaneng", "Mantšonyane", "Ha Sekake", "Mphaki", "Moyeni", "Mount Moorosi", "Ha Nohana", "Ketane",
    ];

    public static readonly IReadOnlyList<string> Provinces =
        ["Gauteng", "Free State", "North West", "Mpumalanga", "Limpopo", "KwaZulu-Natal", "Western Cape", "Eastern Cape", "Northern Cape"];

    private static readonly Dictionary<string, string[]> Posts = new(StringComparer.Ordinal)
    {
        ["LS-A"] = ["MSB", "MSB", "MSB", "SPG"], ["LS-B"] = ["CLP", "CLP", "MNP"], ["LS-C"] = ["MPB", "MPB", "CLP"], ["LS-D"] = ["PKB", "MPB", "MSB"],
        ["LS-E"] = ["VRG", "VRG", "SPG"], ["LS-F"] = ["MKB", "VRG"], ["LS-G"] = ["TLB", "TLB", "QNK"], ["LS-H"] = ["QNK", "RMG"],
        ["LS-J"] = ["SNP", "CLP"], ["LS-K"] = ["MSB", "SNP"],
    };

    public static double UrbanShare(string district) => district switch
    {
        "LS-A" => 0.62, "LS-C" => 0.38, "LS-D" => 0.33, "LS-E" => 0.28, "LS-B" => 0.27, _ => 0.16,
    };

    public static string PostFor(string district, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        return chance.Of(Posts[district]);
    }
}
