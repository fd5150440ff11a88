using System.Text;
using System.Text.Json;

namespace Tsela.Statistics.Snapshots;

/// <summary>Brings the JSON of a record into the order of the series' fields. One instance is used again for every record.</summary>
internal sealed class RecordTexts(IReadOnlyList<string> fields)
{
    private readonly byte[][] names = [.. fields.Select(Encoding.UTF8.GetBytes)];
    private readonly string?[] texts = new string?[fields.Count];
    private byte[] utf8 = new byte[4096];

    /// <summary>The text of each field, null where the object does not have it; valid until the next call.</summary>
    /// <param name="json">An object whose members are texts, written in the order of the fields as a rule.</param>
    public ReadOnlySpan<string?> Read(string json)
    {
        Array.Clear(texts);
        if (Encoding.UTF8.GetMaxByteCount(json.Length) is var most && most > utf8.Length)
        {
            utf8 = new byte[most];
        }

        var reader = new Utf8JsonReader(utf8.AsSpan(0, Encoding.UTF8.GetBytes(json, utf8)));
        var next = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Find(reader, next);
            reader.Read();
            if (field >= 0)
            {
                texts[field] = reader.GetString();
                next = field + 1;
            }
        }

        return texts;
    }

    private int Find(in Utf8JsonReader reader, int from)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var field = (from + i) % names.Length;
            if (reader.ValueTextEquals(names[field]))
            {
                return field;
            }
        }

        return -1;
    }
}
