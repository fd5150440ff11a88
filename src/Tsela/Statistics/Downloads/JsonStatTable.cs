using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.Downloads;

/// <summary>
/// The table as a dataset of JSON-stat 2.0 (https://json-stat.org/format): its dimensions in the order of rows and columns,
/// and a last one with a single category that says what is measured and in which unit.
/// </summary>
internal static class JsonStatTable
{
    private const string Measured = "measure";

    /// <summary>A category with an empty id cannot be told from none by every reader.</summary>
    private const string NotGiven = "_Z";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    public static byte[] Of(TableView view)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Form))
        {
            Write(json, view, [.. view.Headers]);
        }

        return output.ToArray();
    }

    private static void Write(Utf8JsonWriter json, TableView view, IReadOnlyList<TableHeader> headers)
    {
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", "dataset");
        json.WriteString("label", view.Title);
        json.WriteString("source", view.Source);
        json.WriteString("updated", view.UpdatedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Texts(json, "note", view.Notes.Select(note => $"{note.Title}: {note.Text}"));
        Texts(json, "id", headers.Select(header => header.Id).Append(Measured));
        json.WriteStartArray("size");
        foreach (var header in headers)
        {
            json.WriteNumberValue(header.Codes.Count);
        }

        json.WriteNumberValue(1);
        json.WriteEndArray();
        Roles(json, headers);
        json.WriteStartObject("dimension");
        foreach (var header in headers)
        {
            Dimension(json, header);
        }

        Measure(json, view);
        json.WriteEndObject();
        Values(json, view, headers);
        json.WriteEndObject();
    }

    private static void Roles(Utf8JsonWriter json, IReadOnlyList<TableHeader> headers)
    {
        json.WriteStartObject("role");
        foreach (var (role, name) in new[] { (DimensionRole.Time, "time"), (DimensionRole.Place, "geo") })
        {
            var ids = headers.Where(header => header.Role == role).Select(header => header.Id).ToList();
            if (ids.Count > 0)
            {
                Texts(json, name, ids);
            }
        }

        Texts(json, "metric", [Measured]);
        json.WriteEndObject();
    }

    private static void Dimension(Utf8JsonWriter json, TableHeader header)
    {
        json.WriteStartObject(header.Id);
        json.WriteString("label", header.Title);
        json.WriteStartObject("category");
        Texts(json, "index", header.Codes.Select(Id));
        json.WriteStartObject("label");
        foreach (var code in header.Codes)
        {
            json.WriteString(Id(code), code.Label);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Measure(Utf8JsonWriter json, TableView view)
    {
        json.WriteStartObject(Measured);
        json.WriteString("label", "Figure");
        json.WriteStartObject("category");
        json.WriteStartObject("label");
        json.WriteString("value", view.Unit);
        json.WriteEndObject();
        json.WriteStartObject("unit");
        json.WriteStartObject("value");
        json.WriteString("label", view.Unit);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, TableView view, IReadOnlyList<TableHeader> headers)
    {
        var places = Enumerable.Range(0, view.Rows.Count).SelectMany(row => Enumerable.Range(0, view.Columns.Count).Select(column => (row, column)))
            .ToDictionary(cell => Place(view, headers, cell.row, cell.column));
        var size = headers.Aggregate(1L, (product, header) => checked(product * header.Codes.Count));
        // combinations of nested dimensions that no record has are not in the table: an object leaves them out
        json.WriteStartObject("value");
        foreach (var (place, cell) in places.Where(pair => view.At(pair.Value.row, pair.Value.column) is not null).OrderBy(pair => pair.Key))
        {
            json.WriteNumber(place.ToString(CultureInfo.InvariantCulture), view.At(cell.row, cell.column)!.Value);
        }

        json.WriteEndObject();
        if (view.Symbols is null && view.Values.All(value => value is not null) && places.Count == size)
        {
            return;
        }

        json.WriteStartObject("status");
        foreach (var (place, cell) in places.OrderBy(pair => pair.Key))
        {
            var symbol = view.At(cell.row, cell.column) is null ? ".." : view.SymbolAt(cell.row, cell.column);
            if (symbol.Length > 0)
            {
                json.WriteString(place.ToString(CultureInfo.InvariantCulture), symbol);
            }
        }

        json.WriteEndObject();
    }

    private static long Place(TableView view, IReadOnlyList<TableHeader> headers, int row, int column)
    {
        var codes = view.Rows[row].Concat(view.Columns[column]);
        return codes.Zip(headers).Aggregate(0L, (place, pair) => checked((place * pair.Second.Codes.Count) + pair.First));
    }

    private static string Id(TableCode code) => code.Code.Length == 0 ? NotGiven : code.Code;

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
