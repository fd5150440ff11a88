using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsela.Disclosure;

namespace Tsela.Publishing.JsonStat;

/// <summary>Writes a part of a public table as a JSON-stat 2.0 dataset, with its symbols as status and its notes.</summary>
internal static class JsonStatWriter
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>The dimension that says what was measured; it has one code, the table's id.</summary>
    public const string Contents = "ContentsCode";

    /// <summary>Up to here every place is written, as all programs read it; beyond, the places that have a figure.</summary>
    public const long EveryPlaceMax = 100_000;

    private const int PendingBytesMax = 64 * 1024;

    public static async Task Write(PublicTable table, TableView view, Stream body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(view);
        await using var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.WriteStartObject();
        WriteHead(json, table, view);
        await WriteValues(json, view, cancellationToken);
        await WriteStatuses(json, view, cancellationToken);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void WriteHead(Utf8JsonWriter json, PublicTable table, TableView view)
    {
        var safe = table.Table;
        List<SafeDimension> shown = [.. view.Shown.Select(place => safe.Dimensions[place])];
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", safe.Title);
        json.WriteString("source", string.Join("; ", safe.Sources.Select(source => $"{source.Title}, {source.Institution}")));
        json.WriteString("updated", table.PublishedAt);
        Strings("id", [.. shown.SkipLast(1).Select(dimension => dimension.Id), Contents, .. shown.TakeLast(1).Select(dimension => dimension.Id)]);
        json.WriteStartArray("size");
        foreach (var size in (int[])[.. view.Shown.SkipLast(1).Select(place => view.CodesOf(place).Count), 1, .. view.Shown.TakeLast(1).Select(place => view.CodesOf(place).Count)])
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartObject("role");
        Strings("time", shown.Where(dimension => dimension.Kind == SafeDimensionKind.Time).Select(dimension => dimension.Id));
        Strings("geo", shown.Where(dimension => dimension.Kind == SafeDimensionKind.District).Select(dimension => dimension.Id));
        Strings("metric", [Contents]);
        json.WriteEndObject();
        json.WriteStartObject("dimension");
        foreach (var place in view.Shown)
        {
            WriteDimension(json, safe.Dimensions[place], view.CodesOf(place));
        }

        WriteContents(json, safe);
        json.WriteEndObject();
        Strings("note", [safe.Definition, .. Footnotes.Of(table).Lines()]);
        json.WriteStartObject("extension");
        json.WriteString("release", table.Release);
        json.WriteNumber("version", table.Version);
        json.WriteBoolean("training", safe.IsTraining);
        if (table.Correction is { } correction)
        {
            json.WriteString("correction", correction);
        }

        json.WriteEndObject();

        void Strings(string name, IEnumerable<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts.Where(text => text.Length > 0))
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteDimension(Utf8JsonWriter json, SafeDimension dimension, IReadOnlyList<int> places)
    {
        List<SafeCode> codes = [.. places.Select(place => dimension.Codes[place])];
        json.WriteStartObject(dimension.Id);
        json.WriteString("label", dimension.Title);
        json.WriteStartObject("category");
        json.WriteStartArray("index");
        codes.ForEach(code => json.WriteStringValue(code.Code));
        json.WriteEndArray();
        json.WriteStartObject("label");
        codes.ForEach(code => json.WriteString(code.Code, code.Label));
        json.WriteEndObject();
        var known = codes.Select(code => code.Code).ToHashSet(StringComparer.Ordinal);
        var parents = codes.Where(code => code.Parent is not null && known.Contains(code.Parent)).GroupBy(code => code.Parent!, StringComparer.Ordinal).ToList();
        if (parents.Count > 0)
        {
            json.WriteStartObject("child");
            foreach (var parent in parents)
            {
                json.WriteStartArray(parent.Key);
                foreach (var code in parent)
                {
                    json.WriteStringValue(code.Code);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteContents(Utf8JsonWriter json, SafeTable table)
    {
        json.WriteStartObject(Contents);
        json.WriteString("label", "Contents");
        json.WriteStartObject("category");
        json.WriteStartArray("index");
        json.WriteStringValue(table.Id);
        json.WriteEndArray();
        json.WriteStartObject("label");
        json.WriteString(table.Id, table.Title);
        json.WriteEndObject();
        json.WriteStartObject("unit");
        json.WriteStartObject(table.Id);
        json.WriteString("base", table.Unit);
        json.WriteNumber("decimals", table.Decimals);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static async Task WriteValues(Utf8JsonWriter json, TableView view, CancellationToken cancellationToken)
    {
        if (view.Size > EveryPlaceMax)
        {
            await WriteFilled(json, view, "value", (number, cell) =>
            {
                if (cell.Value is { } value)
                {
                    json.WriteNumber(number, value);
                }
            }, cancellationToken);
            return;
        }

        json.WriteStartArray("value");
        foreach (var (_, cell) in view.Cells())
        {
            if (cell?.Value is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }

            if (json.BytesPending > PendingBytesMax)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
    }

    private static Task WriteStatuses(Utf8JsonWriter json, TableView view, CancellationToken cancellationToken) => WriteFilled(json, view, "status", (number, cell) =>
    {
        if (cell.Symbol.Length > 0)
        {
            json.WriteString(number, cell.Symbol);
        }
    }, cancellationToken);

    private static async Task WriteFilled(Utf8JsonWriter json, TableView view, string name, Action<string, SafeCell> write, CancellationToken cancellationToken)
    {
        json.WriteStartObject(name);
        foreach (var (number, cell) in view.Filled())
        {
            write(number.ToString(CultureInfo.InvariantCulture), cell);
            if (json.BytesPending > PendingBytesMax)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndObject();
    }
}
