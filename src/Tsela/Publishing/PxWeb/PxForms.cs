using System.Globalization;
using System.Text;
using System.Text.Json;
using Tsela.Disclosure;
using Tsela.Publishing.JsonStat;

namespace Tsela.Publishing.PxWeb;

/// <summary>The formats of PxWeb's API other than JSON-stat.</summary>
internal static class PxForms
{
    /// <summary>One row a cell, labels and not codes, as PxWeb writes CSV.</summary>
    public static async Task WriteCsv(TableView view, Stream body, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        List<SafeDimension> shown = [.. view.Shown.Select(place => view.Table.Dimensions[place])];
        var line = new StringBuilder().AppendJoin(',', shown.Select(dimension => Quoted(dimension.Title)).Append(Quoted(view.Table.Title)));
        await text.WriteAsync(line.Append('\n'), cancellationToken);
        foreach (var (at, cell) in view.Cells())
        {
            line.Clear().AppendJoin(',', view.Shown.Select(place => Quoted(view.Table.Dimensions[place].Codes[at[place]].Label)));
            await text.WriteAsync(line.Append(',').Append(ValueOf(cell)).Append('\n'), cancellationToken);
        }
    }

    public static async Task WriteJson(TableView view, Stream body, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var dimension in view.Shown.Select(place => view.Table.Dimensions[place]))
        {
            Column(dimension.Id, dimension.Title, dimension.Kind == SafeDimensionKind.Time ? "t" : "d");
        }

        Column(view.Table.Id, view.Table.Title, "c");
        json.WriteEndArray();
        json.WriteStartArray("comments");
        json.WriteEndArray();
        json.WriteStartArray("data");
        foreach (var (at, cell) in view.Cells())
        {
            json.WriteStartObject();
            json.WriteStartArray("key");
            foreach (var place in view.Shown)
            {
                json.WriteStringValue(view.Table.Dimensions[place].Codes[at[place]].Code);
            }

            json.WriteEndArray();
            json.WriteStartArray("values");
            json.WriteStringValue(ValueOf(cell));
            json.WriteEndArray();
            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void Column(string code, string text, string type)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("text", text);
            json.WriteString("type", type);
            json.WriteEndObject();
        }
    }

    private static string ValueOf(SafeCell? cell) => cell?.Value is { } value ? value.ToString(CultureInfo.InvariantCulture) : cell is { Symbol.Length: > 0 } ? cell.Symbol : SafeSymbols.NotAvailable;

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
