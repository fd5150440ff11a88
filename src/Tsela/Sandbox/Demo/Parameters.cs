using System.Text.Json;

namespace Tsela.Sandbox.Demo;

/// <summary>Which training country stands in a folder.</summary>
public sealed record Parameters(int People, int Seed)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Those of the country that the folder already holds, else the wanted ones, noted from now on.</summary>
    public static Parameters Settle(string folder, Parameters wanted)
    {
        var file = Path.Combine(folder, "sandbox", "country.json");
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<Parameters>(File.ReadAllText(file), Form)!;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(wanted, Form));
        return wanted;
    }
}
