using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>A JSON value that knows the line on which it begins, so that a wrong definition is refused with its line.</summary>
internal sealed class LinedJson
{
    public required JsonValueKind Kind { get; init; }
    public required int Line { get; init; }

    /// <summary>The text of a string, or a number as it is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where an object or a list stands in the document.</summary>
    public ReadOnlyMemory<byte> Source { get; private set; }

    public List<LinedJson> Items { get; } = [];
    public List<KeyValuePair<string, LinedJson>> Members { get; } = [];

    public bool IsNull => Kind == JsonValueKind.Null;
    public bool IsTrue => Kind == JsonValueKind.True;

    public LinedJson? this[string name]
    {
        get
        {
            foreach (var (key, value) in Members)
            {
                if (key == name)
                {
                    return value.IsNull ? null : value;
                }
            }

            return null;
        }
    }

    /// <summary>The value as the text that a cell would hold: a string's text, a number as written, true or false, an object or a list as JSON.</summary>
    public string Scalar => Kind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Object or JsonValueKind.Array => Encoding.UTF8.GetString(Source.Span),
        _ => Text,
    };

    /// <summary>Reads a whole document; null with a fault where it is not JSON.</summary>
    public static LinedJson? Parse(string json, string path, List<SchemaFault> faults)
    {
        var bytes = Encoding.UTF8.GetBytes(json.StartsWith('\uFEFF') ? json[1..] : json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Disallow, MaxDepth = 64 });
        try
        {
            var lines = new LineCounter(bytes);
            reader.Read();
            var value = ReadValue(ref reader, lines, bytes);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            faults.Add(new SchemaFault(path, (int)(e.LineNumber ?? 0) + 1, "This is not JSON: " + Sentence(e.Message)));
            return null;
        }
    }

    private static string Sentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static LinedJson ReadValue(ref Utf8JsonReader reader, LineCounter lines, byte[] bytes)
    {
        var start = (int)reader.TokenStartIndex;
        var line = lines.At((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new LinedJson { Kind = JsonValueKind.Object, Line = line };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Members.Add(new(name, ReadValue(ref reader, lines, bytes)));
                }

                members.Source = bytes.AsMemory(start, (int)reader.BytesConsumed - start);
                return members;
            case JsonTokenType.StartArray:
                var items = new LinedJson { Kind = JsonValueKind.Array, Line = line };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Items.Add(ReadValue(ref reader, lines, bytes));
                }

                items.Source = bytes.AsMemory(start, (int)reader.BytesConsumed - start);
                return items;
            case JsonTokenType.String:
                return new LinedJson { Kind = JsonValueKind.String, Line = line, Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new LinedJson { Kind = JsonValueKind.Number, Line = line, Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True:
                return new LinedJson { Kind = JsonValueKind.True, Line = line };
            case JsonTokenType.False:
                return new LinedJson { Kind = JsonValueKind.False, Line = line };
            default:
                return new LinedJson { Kind = JsonValueKind.Null, Line = line };
        }
    }

    public bool TryNumber(out decimal number) =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private sealed class LineCounter(byte[] bytes)
    {
        private int position;
        private int line = 1;

        /// <summary>Positions must not fall: the counter walks the document once.</summary>
        public int At(int index)
        {
            line += bytes.AsSpan(position, index - position).Count((byte)'\n');
            position = index;
            return line;
        }
    }
}
