using System.Globalization;
using System.Text;
using System.Text.Json;
using Tsela.Linkage.PlainFiles;
using Tsela.Tests.Intake;

namespace Tsela.Tests.Linkage.PlainFiles;

/// <summary>Small files of persons and the command that links them, in a folder that goes away.</summary>
internal sealed class PlainPersons : IDisposable
{
    public const string Spec =
        """{"id":"id","columns":[{"name":"first_name","kind":"given-name"},{"name":"surname","kind":"surname"},{"name":"dob","kind":"date"},{"name":"town","kind":"place"}]}""";

    private static readonly string[] GivenNames = ["Thabo", "Lerato", "Tsepo", "Palesa", "Kabelo", "Mpho", "Neo", "Khotso", "Puleng", "Teboho", "Refiloe", "Limpho", "Retselisitsoe", "Nthabiseng", "Motlatsi", "Lineo"];
    private static readonly string[] Surnames = ["Mokoena", "Molapo", "Letsie", "Nthako", "Ramaili", "Lekhanya", "Phafoli", "Sekhonyana", "Mosala", "Tau", "Khoeli", "Makhetha", "Rakuoane", "Lebona", "Mahao", "Thamae", "Matete", "Ntsane"];
    private static readonly string[] Towns = ["Maseru", "Leribe", "Mafeteng", "Mohale's Hoek", "Quthing", "Butha-Buthe", "Berea", "Thaba-Tseka"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tsela-link-");

    public StringWriter Messages { get; } = new();

    public string Folder => folder.FullName;

    public void Dispose()
    {
        Messages.Dispose();
        folder.Delete(recursive: true);
    }

    public string At(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public string WriteBytes(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    public int Run(string file, string? second = null, string spec = Spec, string threshold = "0.95", bool withPairs = false, bool withReport = false) =>
        Run(new LinkFilesCommand.Call(
            file, second, Write("spec.json", spec), At("clusters.csv"), withPairs ? At("pairs.csv") : null, withReport ? At("report.json") : null, threshold));

    public int Run(LinkFilesCommand.Call call) =>
        LinkFilesCommand.Run(call, new ManualClock(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)), Messages, isWatched: false, TestContext.Current.CancellationToken);

    public string[] Clusters() => File.ReadAllLines(At("clusters.csv"));

    public JsonElement Report() => JsonDocument.Parse(File.ReadAllBytes(At("report.json"))).RootElement;

    /// <summary>Seeded persons, one in three of them twice with an error in the surname: header, then rows <c>id,first_name,surname,dob,town</c>; the ids of one person begin alike.</summary>
    public static string Csv(int persons, int seed = 1, Func<string, string>? asId = null)
    {
        var random = new Random(seed);
        var text = new StringBuilder("id,first_name,surname,dob,town\n");
        for (var person = 0; person < persons; person++)
        {
            var (given, surname) = (GivenNames[random.Next(GivenNames.Length)], Surnames[random.Next(Surnames.Length)]);
            var day = new DateOnly(1940, 1, 1).AddDays(random.Next(25_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var town = Towns[random.Next(Towns.Length)];
            for (var copy = 0; copy < (person % 3 == 0 ? 2 : 1); copy++)
            {
                var id = $"p{person}-{copy}";
                text.Append(CultureInfo.InvariantCulture, $"{(asId is null ? id : asId(id))},{given},{(copy == 0 ? surname : surname.Insert(surname.Length - 1, "h"))},{day},{town}\n");
            }
        }

        return text.ToString();
    }
}
