using System.Text.Json;
using Tsela.Engine.Matching;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Linkage.PlainFiles;

/// <summary>Reads a SPEC; whatever is wrong in it is said with its place and the word that was probably meant.</summary>
internal sealed class SpecReading
{
    private static readonly Dictionary<string, ColumnKind> Kinds = new(StringComparer.Ordinal)
    {
        ["given-name"] = ColumnKind.GivenName, ["surname"] = ColumnKind.Surname, ["full-name"] = ColumnKind.FullName, ["date"] = ColumnKind.Date,
        ["sex"] = ColumnKind.Sex, ["category"] = ColumnKind.Category, ["code"] = ColumnKind.Code, ["document"] = ColumnKind.Document,
        ["place"] = ColumnKind.Place, ["address"] = ColumnKind.Address, ["text"] = ColumnKind.Text, ["number"] = ColumnKind.Number,
    };

    private static readonly string[] KnownKinds = [.. Kinds.Keys];
    private static readonly string[] SpecWords = ["id", "id2", "columns", "oneToOne"];
    private static readonly string[] ColumnWords = ["name", "name2", "kind"];

    private readonly string file;
    private readonly List<string> unread = [];

    private SpecReading(string file)
    {
        this.file = file;
    }

    /// <summary>The word of a SPEC for a kind.</summary>
    public static string WordOf(ColumnKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    /// <exception cref="UnusableInputException">The file is not there, is not JSON or does not say what is needed.</exception>
    public static LinkSpec Read(string path)
    {
        var reading = new SpecReading(Path.GetFileName(path));
        try
        {
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
            using var document = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
            return reading.Of(document.RootElement);
        }
        catch (JsonException fault)
        {
            throw reading.Refused($"is not JSON: line {fault.LineNumber + 1}, sign {fault.BytePositionInLine + 1}, cannot be read.");
        }
        catch (Exception away) when (away is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"There is no file '{path}', which --columns names.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The file '{path}', which --columns names, cannot be read: {refused.Message}");
        }
    }

    private LinkSpec Of(JsonElement spec)
    {
        if (spec.ValueKind != JsonValueKind.Object)
        {
            throw Refused("""must be an object such as {"id":"unique_id","columns":[{"name":"surname","kind":"surname"}]}.""");
        }

        Refuse(spec, "", SpecWords);
        var id = Header(spec, "", "id", "id2");
        if (!spec.TryGetProperty("columns", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw Refused("has no list 'columns'; name the columns that tell persons apart there, each with its kind.");
        }

        SpecColumn[] columns = [.. list.EnumerateArray().Select(Column)];
        if (columns.Length == 0)
        {
            throw Refused("names no columns; name those that tell persons apart, each with its kind.");
        }

        RefuseTwice(columns, header => header.First, "name");
        RefuseTwice(columns, header => header.Second, "name2");
        return new LinkSpec(id, columns, IsTrue(spec, "oneToOne"), unread);
    }

    private SpecColumn Column(JsonElement column, int place)
    {
        var path = $"columns[{place}]";
        if (column.ValueKind != JsonValueKind.Object)
        {
            throw Refused($$"""has at {{path}} something that is no column; write {"name":"surname","kind":"surname"}.""");
        }

        Refuse(column, path + ".", ColumnWords);
        var header = Header(column, path + ".", "name", "name2");
        var kind = Text(column, path + ".", "kind");
        return kind is null ? throw Refused($"lacks {path}.kind, what '{NearestName.Abridged(header.First)}' says of a person; there are {string.Join(", ", KnownKinds)}.")
            : Kinds.TryGetValue(kind, out var known) ? new SpecColumn(header, known)
            : throw Refused($"has at {path}.kind '{NearestName.Abridged(kind)}', which is no kind{NearestName.Of(kind, KnownKinds)}");
    }

    private SpecHeader Header(JsonElement holder, string path, string word, string second)
    {
        var first = Text(holder, path, word)
            ?? throw Refused(word == "id" ? "lacks 'id', the header of the column that names a record." : $"lacks {path}{word}, the header of the column.");
        return new SpecHeader(path + word, first, Text(holder, path, second) ?? first);
    }

    private string? Text(JsonElement holder, string path, string word) =>
        !holder.TryGetProperty(word, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text
        : throw Refused($"has at {path}{word} {NearestName.Abridged(value.GetRawText())}, where a text must stand.");

    private bool IsTrue(JsonElement spec, string word) =>
        spec.TryGetProperty(word, out var value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Refused($"has at {word} {NearestName.Abridged(value.GetRawText())}, where true or false must stand."));

    // a member that is not known may come from a later version: it is told, and does not stop the work
    private void Refuse(JsonElement holder, string path, string[] words)
    {
        foreach (var member in holder.EnumerateObject().Where(member => !words.Contains(member.Name, StringComparer.Ordinal)))
        {
            unread.Add($"'{file}' has at {path}{NearestName.Abridged(member.Name)} a word that is not known and was not used{NearestName.Of(member.Name, words)}");
        }

        if (holder.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Refused($"says {path}{NearestName.Abridged(twice.Key)} twice; keep one of them.");
        }
    }

    private void RefuseTwice(SpecColumn[] columns, Func<SpecHeader, string> header, string word)
    {
        if (columns.GroupBy(column => header(column.Header), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            var places = string.Join(" and ", twice.Take(2).Select(column => column.Header.Path.Replace(".name", "." + word, StringComparison.Ordinal)));
            throw Refused($"names the column '{NearestName.Abridged(twice.Key)}' twice, at {places}; name it once.");
        }
    }

    private UnusableInputException Refused(string what) => new($"The SPEC '{file}' {what}");
}
