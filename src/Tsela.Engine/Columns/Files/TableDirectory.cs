using System.Text.Json;

namespace Tsela.Engine.Columns.Files;

/// <summary>A part of a file of columns.</summary>
/// <param name="Offset">Where it begins, in bytes; a multiple of <see cref="SegmentDigest.Alignment"/>.</param>
/// <param name="Length">Its bytes, without the zeros up to the next multiple.</param>
/// <param name="Digest">See <see cref="SegmentDigest"/>; small hexadecimal digits.</param>
internal sealed record Segment(long Offset, long Length, string Digest)
{
    public long End => Offset + SegmentDigest.Padded(Length);
}

/// <summary>What the directory says of a column.</summary>
internal sealed record DirectoryColumn(
    ColumnKind Kind, ColumnHeader Header, int Width, ulong Limit, long Lowest, int Scale, Segment Raw, int DictionaryCount, Segment? Dictionary);

/// <summary>The directory at the end of a file of columns, as JSON.</summary>
internal sealed record TableDirectory(string Table, int Rows, IReadOnlyList<DirectoryColumn> Columns)
{
    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("table", Table);
            json.WriteNumber("rows", Rows);
            json.WriteStartArray("columns");
            foreach (var column in Columns)
            {
                Write(json, column);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Reads a directory; null where the bytes are none, or where it contradicts itself or the file.</summary>
    /// <param name="json">The bytes.</param>
    /// <param name="begins">Where the first segment lies.</param>
    /// <param name="ends">Where the last segment ends.</param>
    public static TableDirectory? Read(ReadOnlyMemory<byte> json, long begins, long ends)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            var rows = root.GetProperty("rows").GetInt32();
            var directory = new TableDirectory(
                root.GetProperty("table").GetString() ?? "", rows, [.. root.GetProperty("columns").EnumerateArray().Select(Column)]);
            return rows >= 0 && directory.Tiles(begins, ends) && directory.Columns.All(column => IsSound(column, rows))
                && directory.Columns.Select(column => column.Header.Name).Distinct(StringComparer.Ordinal).Count() == directory.Columns.Count ? directory : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, DirectoryColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Header.Name);
        json.WriteString("concept", column.Header.Concept);
        json.WriteString("kind", column.Kind.ToString());
        json.WriteStartArray("states");
        foreach (var state in column.Header.States)
        {
            json.WriteStringValue(state);
        }

        json.WriteEndArray();
        json.WriteNumber("width", column.Width);
        json.WriteNumber("limit", column.Limit);
        json.WriteNumber("lowest", column.Lowest);
        json.WriteNumber("scale", column.Scale);
        Write(json, "raw", column.Raw);
        json.WriteNumber("dictionaryCount", column.DictionaryCount);
        if (column.Dictionary is { } dictionary)
        {
            Write(json, "dictionary", dictionary);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Segment segment)
    {
        json.WriteStartObject(name);
        json.WriteNumber("offset", segment.Offset);
        json.WriteNumber("length", segment.Length);
        json.WriteString("digest", segment.Digest);
        json.WriteEndObject();
    }

    private static DirectoryColumn Column(JsonElement column) => new(
        Enum.TryParse<ColumnKind>(column.GetProperty("kind").GetString(), out var kind) ? kind : (ColumnKind)(-1),
        new ColumnHeader(
            column.GetProperty("name").GetString() ?? "",
            column.GetProperty("concept").GetString(),
            [.. column.GetProperty("states").EnumerateArray().Select(state => state.GetString() ?? "")]),
        column.GetProperty("width").GetInt32(),
        column.GetProperty("limit").GetUInt64(),
        column.GetProperty("lowest").GetInt64(),
        column.GetProperty("scale").GetInt32(),
        Segment(column.GetProperty("raw")),
        column.GetProperty("dictionaryCount").GetInt32(),
        column.TryGetProperty("dictionary", out var dictionary) ? Segment(dictionary) : null);

    private static Segment Segment(JsonElement segment) => new(
        segment.GetProperty("offset").GetInt64(), segment.GetProperty("length").GetInt64(), segment.GetProperty("digest").GetString() ?? "");

    /// <summary>The segments must follow each other without a gap, so that no byte of the file lies outside every digest.</summary>
    private bool Tiles(long begins, long ends)
    {
        var at = begins;
        foreach (var segment in Columns.SelectMany(column => new[] { column.Raw, column.Dictionary }).OfType<Segment>())
        {
            if (segment.Offset != at || segment.Length < 0 || segment.Length > SegmentDigest.LengthMax)
            {
                return false;
            }

            at = segment.End;
        }

        return at == ends;
    }

    private static bool IsSound(DirectoryColumn column, int rows)
    {
        var first = (ulong)column.Header.States.Count + 1;
        if (!Enum.IsDefined(column.Kind) || column.Limit < first || RawValues.WidthFor(column.Limit) != column.Width
            || column.Raw.Length != (long)rows * column.Width || column.Scale is < 0 or > 18
            || column.DictionaryCount < -1 || (column.DictionaryCount >= 0) != (column.Dictionary is not null))
        {
            return false;
        }

        var places = column.Limit - first;
        return column.Kind switch
        {
            ColumnKind.Code => column.DictionaryCount >= 0 && places == (ulong)column.DictionaryCount,
            ColumnKind.Date => column.DictionaryCount < 0 && column.Lowest >= 0
                && column.Lowest + (Int128)places - 1 <= DateOnly.MaxValue.DayNumber && places <= int.MaxValue,
            _ => column.DictionaryCount < 0 ? column.Lowest + (Int128)places - 1 <= long.MaxValue : places == (ulong)column.DictionaryCount,
        };
    }
}
