using System.Globalization;
using System.Text.Json;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Meta and structure of an SDMX-JSON data message, 1.0 or 2.0.</summary>
internal sealed class JsonHead(DataMessage message, MessageIndex index, bool isSecond, Utf8JsonWriter json)
{
    private readonly FlowHead flow = message.Parts[0].Flow;

    public void WriteMeta()
    {
        json.WriteStartObject("meta");
        json.WriteString("id", message.Id);
        json.WriteBoolean("test", message.IsTest);
        json.WriteString("prepared", message.Prepared);
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue(message.Language);
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", message.Sender);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The structure, with the numbers of the datasets that have it.</summary>
    /// <param name="firstDataSet">Number of the first of them.</param>
    public void WriteStructure(int firstDataSet)
    {
        if (isSecond)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject("structure");
        }

        WriteLinks();
        Named(flow.Dataflow.Name);
        WriteDimensions();
        if (isSecond && message.WithValues && message.WithObservations)
        {
            json.WriteStartObject("measures");
            json.WriteStartArray("observation");
            json.WriteStartObject();
            json.WriteString("id", DataStructure.MeasureId);
            Named("Observation value");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        WriteAttributes();
        if (isSecond)
        {
            json.WriteStartArray("dataSets");
            for (var part = 0; part < message.Parts.Count; part++)
            {
                json.WriteNumberValue(firstDataSet + part);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void WriteLinks()
    {
        json.WriteStartArray("links");
        Link("dataflow", flow.Dataflow.Reference.Urn);
        Link("datastructure", flow.Structure.Reference.Urn);
        json.WriteEndArray();
    }

    private void Link(string relation, string urn)
    {
        json.WriteStartObject();
        json.WriteString("rel", relation);
        json.WriteString("urn", urn);
        json.WriteEndObject();
    }

    private void WriteDimensions()
    {
        var inSeries = message.IsFlat ? [] : message.SeriesPlaces(flow);
        json.WriteStartObject("dimensions");
        // empty, but some clients count on it
        json.WriteStartArray("dataSet");
        json.WriteEndArray();
        json.WriteStartArray("series");
        Array.ForEach(inSeries, WriteDimension);
        json.WriteEndArray();
        json.WriteStartArray("observation");
        // the second generation has no dimension without a value
        foreach (var place in Enumerable.Range(0, flow.Dimensions.Count + 1).Except(inSeries).Where(_ => !isSecond || message.WithObservations))
        {
            WriteDimension(place);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteDimension(int place)
    {
        json.WriteStartObject();
        json.WriteString("id", flow.IdAt(place));
        Named(place == flow.TimePlace ? "Time period" : flow.Dimensions[place].Name);
        json.WriteNumber("keyPosition", place);
        json.WriteStartArray("roles");
        json.WriteStringValue(flow.IdAt(place));
        json.WriteEndArray();
        json.WriteStartArray("values");
        if (place == flow.TimePlace)
        {
            index.Periods.ForEach(WritePeriod);
        }
        else
        {
            index.Codes[place].ForEach(WriteCode);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePeriod(TimePeriod period)
    {
        json.WriteStartObject();
        // an interval has a stroke, which an id may not have; the second generation has values for that
        if (isSecond && !period.Text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            json.WriteString("value", period.Text);
        }
        else
        {
            json.WriteString("id", period.Text.Replace('/', '_'));
            Named(period.Text);
        }

        json.WriteString("start", period.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z");
        json.WriteString("end", period.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T23:59:59Z");
        json.WriteEndObject();
    }

    private void WriteCode(SchemeItem code)
    {
        json.WriteStartObject();
        json.WriteString("id", code.Id);
        Named(code.Name);
        if (code.Parent is not null)
        {
            json.WriteString("parent", code.Parent);
        }

        json.WriteEndObject();
    }

    private void WriteAttributes()
    {
        json.WriteStartObject("attributes");
        json.WriteStartArray("dataSet");
        foreach (var attribute in index.DataSetAttributes)
        {
            WriteAttribute(attribute, isSecond ? "dataflow" : "none");
        }

        json.WriteEndArray();
        json.WriteStartArray("series");
        json.WriteEndArray();
        json.WriteStartArray("observation");
        foreach (var attribute in index.ObservationAttributes.Where(attribute => !isSecond || attribute.Values.Count > 0))
        {
            WriteAttribute(attribute, isSecond ? "observation" : "primaryMeasure");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteAttribute(MessageIndex.ValueIndex attribute, string relationship)
    {
        json.WriteStartObject();
        json.WriteString("id", attribute.Id);
        Named(attribute.Name);
        json.WriteStartObject("relationship");
        if (relationship == "primaryMeasure")
        {
            json.WriteString(relationship, DataStructure.MeasureId);
        }
        else
        {
            json.WriteStartObject(relationship);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("values");
        foreach (var (code, label) in attribute.Values)
        {
            json.WriteStartObject();
            if (attribute.IsCoded)
            {
                json.WriteString("id", code);
                Named(label ?? code);
            }
            else
            {
                json.WriteString(isSecond ? "value" : "name", (label ?? code).In(message.Language));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Named(LocalText name)
    {
        json.WriteString("name", name.In(message.Language));
        json.WriteStartObject("names");
        foreach (var (language, text) in name.All())
        {
            json.WriteString(language, text);
        }

        json.WriteEndObject();
    }
}
