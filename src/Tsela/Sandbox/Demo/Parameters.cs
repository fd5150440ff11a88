using System.Text.Json;

namespace Tsela.Sandbox.Demo;

/// <summary>Which training country stands in a folder.</summary>
/// <param name="Until">The last day that its files tell of.</param>
public sealed record Parameters(int People, int Seed, DateOnly Until)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public static bool Stand(string folder) => File.Exists(FileIn(folder));

    /// <summary>Those of the country that the folder already holds, else the wanted ones, noted from now on.</summary>
    public static Parameters Settle(string folder, Parameters wanted)
    {
        var file = FileIn(folder);
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<Parameters>(File.ReadAllText(file), Form)!;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(wanted, Form));
        return wanted;
    }

    private static string FileIn(string folder) => Path.Combine(folder, "sandbox", "country.json");
}
