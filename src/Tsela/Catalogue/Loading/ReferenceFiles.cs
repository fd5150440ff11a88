using System.Text.Json;
using System.Text.Json.Serialization;
using Tsela.Engine.Schemas;

namespace Tsela.Catalogue.Loading;

/// <summary>The files of the reference folder, read strictly; every fault names its file and line.</summary>
internal sealed class ReferenceFiles(string root)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    private readonly List<SchemaFault> faults = [];

    public IReadOnlyList<SchemaFault> Faults => faults;

    public void Add(IEnumerable<SchemaFault> more) => faults.AddRange(more);

    public void Fault(string path, int line, string reason) => faults.Add(new SchemaFault(path, line, reason));

    public IEnumerable<(string Path, string Json)> Under(string folder)
    {
        var full = Path.Combine(root, folder);
        if (!Directory.Exists(full))
        {
            Fault(full, 1, "The folder is missing.");
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(full, "*.json").Order(StringComparer.Ordinal))
        {
            yield return (path, File.ReadAllText(path));
        }
    }

    public IReadOnlyList<T> List<T>(string file, string property, Func<T, string> id)
        where T : class
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            Fault(path, 1, "The file is missing.");
            return [];
        }

        var json = File.ReadAllText(path);
        var read = Read<Dictionary<string, List<T>>>(path, json);
        if (read is null)
        {
            return [];
        }

        if (read.Count != 1 || !read.TryGetValue(property, out var list))
        {
            Fault(path, 1, $"The file must hold one list named '{property}'.");
            return [];
        }

        foreach (var twice in list.GroupBy(id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Fault(path, LineOf(json, twice.Key), $"'{twice.Key}' stands {twice.Count()} times in the list.");
        }

        return list;
    }

    public T? Read<T>(string path, string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Strict) ?? throw new JsonException("The file is empty.");
        }
        catch (JsonException wrong)
        {
            Fault(path, (int)(wrong.LineNumber ?? 0) + 1, $"{FirstSentence(wrong.Message)} (at {wrong.Path ?? "the start"})");
            return null;
        }
    }

    public bool NamedAsItsFile(string id, string path)
    {
        if (Path.GetFileNameWithoutExtension(path).Equals(id, StringComparison.Ordinal))
        {
            return true;
        }

        Fault(path, 1, $"The file is named {Path.GetFileName(path)} and its content says '{id}'; the two must agree.");
        return false;
    }

    /// <summary>Line on which a text first stands in quotes; 1 where it does not.</summary>
    public static int LineOf(string json, string text)
    {
        var at = json.IndexOf($"\"{text}\"", StringComparison.Ordinal);
        return at < 0 ? 1 : 1 + json.AsSpan(0, at).Count('\n');
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
