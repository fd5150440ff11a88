using System.Text.Json;
using Tsela.Shared;

namespace Tsela.Access;

/// <summary>The institutions that accounts and keys may belong to, by their codes.</summary>
public sealed record InstitutionNames(IReadOnlyDictionary<string, string> ByCode)
{
    // the catalogue stands above this module and asks it, so the file is read here once more
    public static InstitutionNames Read(ReferenceFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using var file = File.OpenRead(Path.Combine(folder.Root, "institutions.json"));
        var entries = JsonSerializer.Deserialize<Content>(file, JsonSerializerOptions.Web)!.Institutions;
        return new(entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToDictionary(entry => entry.Code, entry => entry.Name, StringComparer.Ordinal));
    }

    public bool Knows(string code) => ByCode.ContainsKey(code);

    private sealed record Content(List<Entry> Institutions);

    private sealed record Entry(string Code, string Name);
}
