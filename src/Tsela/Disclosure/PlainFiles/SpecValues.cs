using System.Text.Json;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>Reads values out of a SPEC; whatever is wrong is said with its place.</summary>
internal sealed class SpecValues(string file)
{
    private readonly List<string> unread = [];

    public IReadOnlyList<string> Unread => unread;

    public UnusableInputException Refused(string what) => new($"The SPEC '{file}' {what}");

    public void Remark(string what) => unread.Add($"'{file}' {what}");

    /// <summary>Tells words that are not known, which may come from a later version; refuses one that was probably meant to be another, and one said twice.</summary>
    public void Know(JsonElement holder, string path, params string[] words)
    {
        if (holder.ValueKind != JsonValueKind.Object)
        {
            throw Refused($"has at {(path.Length == 0 ? "its top" : path)} {NearestName.Abridged(holder.GetRawText())}, where an object must stand.");
        }

        foreach (var member in holder.EnumerateObject().Where(member => !words.Contains(member.Name, StringComparer.Ordinal)))
        {
            // a rule or a zone that is passed over would leave the table less safe than was asked
            if (path == "rules" || NearestName.Has(member.Name, words))
            {
                throw Refused($"has at {Under(path, member.Name)} a word that is not known{NearestName.Of(member.Name, words)}");
            }

            Remark($"has at {Under(path, member.Name)} a word that is not known and was not used{NearestName.Of(member.Name, words)}");
        }

        if (holder.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Refused($"says {Under(path, twice.Key)} twice; keep one of them.");
        }
    }

    public static string Under(string path, string word) => path.Length == 0 ? NearestName.Abridged(word) : $"{path}.{NearestName.Abridged(word)}";

    public static JsonElement? Given(JsonElement holder, string word) =>
        holder.TryGetProperty(word, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(JsonElement holder, string path, string word) => Given(holder, word) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text
        : throw Refused($"has at {Under(path, word)} {NearestName.Abridged(value.GetRawText())}, where a text must stand.");

    public decimal? Number(JsonElement holder, string path, string word) =>
        Given(holder, word) is { } value ? Number(value, Under(path, word)) : null;

    public decimal Number(JsonElement value, string place) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
        ? number
        : throw Refused($"has at {place} {NearestName.Abridged(value.GetRawText())}, where a number must stand.");

    public int? Whole(JsonElement holder, string path, string word, int least) => Number(holder, path, word) switch
    {
        null => null,
        { } number when number == decimal.Truncate(number) && number >= least && number <= 1_000_000 => (int)number,
        { } number => throw Refused($"has at {Under(path, word)} {number}, where a whole number from {least} to 1000000 must stand."),
    };

    /// <summary>One of the words; the first where none is given.</summary>
    public string Word(JsonElement holder, string path, string word, params string[] words)
    {
        var given = Text(holder, path, word) ?? words[0];
        return words.Contains(given, StringComparer.Ordinal)
            ? given
            : throw Refused($"has at {Under(path, word)} '{NearestName.Abridged(given)}', which is not known{NearestName.Of(given, words)}");
    }

    public IEnumerable<(JsonElement Item, string Place)> List(JsonElement holder, string path, string word)
    {
        if (Given(holder, word) is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select((item, at) => (item, $"{Under(path, word)}[{at}]"))
            : throw Refused($"has at {Under(path, word)} {NearestName.Abridged(list.GetRawText())}, where a list must stand.");
    }
}
