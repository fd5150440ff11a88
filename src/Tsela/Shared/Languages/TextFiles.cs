using System.Text.Json;

namespace Tsela.Shared.Languages;

/// <summary>What the public reads, by language and key: the files under <c>data/texts</c>.</summary>
public sealed class TextFiles(ReferenceFolder folder)
{
    private readonly Lazy<Dictionary<Language, Dictionary<string, string>>> texts = new(() => Enum.GetValues<Language>()
        .ToDictionary(language => language, language => Read(folder, language)));

    /// <param name="Status">draft until a speaker has confirmed the file, then confirmed.</param>
    /// <param name="Texts">By key; <c>{name}</c> stands for what is put in.</param>
    public sealed record TextFile(string About, string Status, IReadOnlyDictionary<string, string> Texts);

    /// <summary>Null where the language has no such text.</summary>
    public string? Find(Language language, string key) => texts.Value[language].GetValueOrDefault(key);

    public IReadOnlyDictionary<string, string> All(Language language) => texts.Value[language];

    private static Dictionary<string, string> Read(ReferenceFolder folder, Language language)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder.Root, "texts", language.Code()), "*.json").Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(path);
            var file = JsonSerializer.Deserialize<TextFile>(stream, JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"{path} holds no texts.");
            foreach (var (key, text) in file.Texts)
            {
                if (!read.TryAdd(key, text))
                {
                    throw new InvalidOperationException($"{path} has the text {key}, which another file has too.");
                }
            }
        }

        return read;
    }
}
