using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Tsela.Disclosure;

namespace Tsela.Tests.Publishing.Sdmx;

/// <summary>A figure as a client understands it; the key holds every dimension by its id.</summary>
internal sealed record ReadFigure(string Key, decimal? Value, string Status, string Confidentiality);

/// <summary>Reads every format of data with readers of its own, so that nothing is compared with what wrote it.</summary>
internal static class ReadFigures
{
    public static List<ReadFigure> Of(string contentType, string body) => contentType switch
    {
        _ when contentType.Contains("generic", StringComparison.Ordinal) => Generic(body),
        _ when contentType.Contains("+xml", StringComparison.Ordinal) => Specific(body),
        _ when contentType.Contains("+json", StringComparison.Ordinal) => Json(body),
        _ => Csv(body),
    };

    /// <summary>What the cells of a safe table are in the words of the standard, said without the code under test.</summary>
    public static List<ReadFigure> Expected(SafeTable table)
    {
        var figures = new List<ReadFigure>();
        foreach (var cell in table.Cells)
        {
            var key = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["REF_AREA"] = "LS" };
            for (var place = 0; place < cell.At.Count; place++)
            {
                var code = table.Dimensions[place].Codes[cell.At[place]].Code;
                switch (table.Dimensions[place].Id)
                {
                    case "district":
                        key["REF_AREA"] = code == "_T" ? "LS" : code;
                        break;
                    case "time":
                        // a stock at the end of a year is the figure of that year
                        key["TIME_PERIOD"] = code.EndsWith("-12-31", StringComparison.Ordinal) ? code[..4] : code;
                        key["FREQ"] = code.Contains('Q', StringComparison.Ordinal) ? "Q" : "A";
                        break;
                    default:
                        key[table.Dimensions[place].Id.ToUpperInvariant()] = code;
                        break;
                }
            }

            var status = cell.Symbol switch { "c" => "Q", "p" => "P", "b" => "B", ".." => "O", _ => "A" };
            figures.Add(new ReadFigure(Written(key), cell.Value, status, cell.Symbol == "c" ? "C" : "F"));
        }

        return [.. figures.OrderBy(figure => figure.Key, StringComparer.Ordinal)];
    }

    private static string Written(IEnumerable<KeyValuePair<string, string>> key) =>
        string.Join(';', key.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"));

    private static decimal? Number(string? text) => text is null or "" or "NaN" ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static List<ReadFigure> Generic(string body)
    {
        var root = XDocument.Parse(body).Root!;
        XNamespace generic = root.GetNamespaceOfPrefix("gen")!;
        var own = root.Descendants().First(element => element.Attribute("dimensionAtObservation") is not null).Attribute("dimensionAtObservation")!.Value;
        return [.. root.Descendants(generic + "Obs").Select(observation =>
        {
            var key = Values(observation.Parent!.Element(generic + "SeriesKey")).Concat(Values(observation.Element(generic + "ObsKey"))).ToList();
            if (observation.Element(generic + "ObsDimension") is { } place)
            {
                key.Add(KeyValuePair.Create(own, place.Attribute("value")!.Value));
            }

            var attributes = Values(observation.Element(generic + "Attributes")).ToDictionary();
            return new ReadFigure(Written(key), Number(observation.Element(generic + "ObsValue")?.Attribute("value")?.Value), attributes["OBS_STATUS"], attributes["CONF_STATUS"]);
        })];

        IEnumerable<KeyValuePair<string, string>> Values(XElement? parent) =>
            parent?.Elements(generic + "Value").Select(value => KeyValuePair.Create(value.Attribute("id")!.Value, value.Attribute("value")!.Value)) ?? [];
    }

    private static List<ReadFigure> Specific(string body)
    {
        string[] about = ["OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "COMMENT_OBS"];
        return [.. XDocument.Parse(body).Descendants("Obs").Select(observation =>
        {
            var all = (observation.Parent!.Name == "Series" ? observation.Parent.Attributes() : []).Concat(observation.Attributes()).ToDictionary(attribute => attribute.Name.LocalName, attribute => attribute.Value, StringComparer.Ordinal);
            return new ReadFigure(Written(all.Where(one => !about.Contains(one.Key, StringComparer.Ordinal))), Number(all.GetValueOrDefault("OBS_VALUE")), all["OBS_STATUS"], all["CONF_STATUS"]);
        })];
    }

    private static List<ReadFigure> Json(string body)
    {
        var data = JsonDocument.Parse(body).RootElement.GetProperty("data");
        var figures = new List<ReadFigure>();
        List<JsonElement> inSeries = [], inObservation = [], attributes = [];
        foreach (var (number, dataSet) in data.GetProperty("dataSets").EnumerateArray().Index())
        {
            var structure = data.TryGetProperty("structures", out var several) ? several[dataSet.GetProperty("structure").GetInt32()] : data.GetProperty("structure");
            Assert.True(several.ValueKind == JsonValueKind.Undefined || structure.GetProperty("dataSets").EnumerateArray().Any(one => one.GetInt32() == number));
            inSeries = [.. structure.GetProperty("dimensions").GetProperty("series").EnumerateArray()];
            inObservation = [.. structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray()];
            attributes = [.. structure.GetProperty("attributes").GetProperty("observation").EnumerateArray()];
            if (dataSet.TryGetProperty("observations", out var flat))
            {
                Add(flat, []);
                continue;
            }

            foreach (var series in dataSet.GetProperty("series").EnumerateObject())
            {
                Add(series.Value.GetProperty("observations"), Coded(inSeries, series.Name));
            }
        }

        return figures;

        void Add(JsonElement observations, List<KeyValuePair<string, string>> key)
        {
            foreach (var observation in observations.EnumerateObject())
            {
                var value = observation.Value[0];
                figures.Add(new ReadFigure(
                    Written([.. key, .. Coded(inObservation, observation.Name)]), value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal(), Attribute("OBS_STATUS"), Attribute("CONF_STATUS")));

                string Attribute(string id)
                {
                    var place = attributes.FindIndex(one => one.GetProperty("id").GetString() == id);
                    return attributes[place].GetProperty("values")[observation.Value[place + 1].GetInt32()].GetProperty("id").GetString()!;
                }
            }
        }

        static List<KeyValuePair<string, string>> Coded(List<JsonElement> dimensions, string key) =>
            [.. key.Split(':').Select((number, place) => KeyValuePair.Create(
                dimensions[place].GetProperty("id").GetString()!, dimensions[place].GetProperty("values")[int.Parse(number, CultureInfo.InvariantCulture)].GetProperty("id").GetString()!))];
    }

    private static List<ReadFigure> Csv(string body)
    {
        string[] about = ["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "ACTION", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "COMMENT_OBS"];
        var rows = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fields).ToList();
        var head = rows[0].ToList();
        var end = head.IndexOf("UNIT_MEASURE");
        return [.. rows.Skip(1).Select(row =>
        {
            var key = head.Take(end).Select((name, place) => KeyValuePair.Create(name, row[place])).Where(one => !about.Contains(one.Key, StringComparer.Ordinal) && one.Value.Length > 0);
            return new ReadFigure(Written(key), Number(row[head.IndexOf("OBS_VALUE")]), row[head.IndexOf("OBS_STATUS")], row[head.IndexOf("CONF_STATUS")]);
        })];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += letter;
            }
        }

        return fields;
    }
}
