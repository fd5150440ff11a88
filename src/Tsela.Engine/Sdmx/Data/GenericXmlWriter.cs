using System.Text;
using System.Xml;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Writes a message as generic SDMX-ML 2.1 (GenericData or GenericTimeSeriesData) in bounded memory.</summary>
public sealed class GenericXmlWriter
{
    private static readonly XmlNames Names = XmlNames.Second;

    private readonly DataMessage message;
    private readonly XmlWriter xml;
    private readonly string root;
    private readonly StructureReference[] structures;

    private GenericXmlWriter(DataMessage message, bool isTimeSeries, XmlWriter xml)
    {
        (this.message, root, this.xml) = (message, isTimeSeries ? "GenericTimeSeriesData" : "GenericData", xml);
        structures = StructureXml.StructuresOf(message, isTimeSeries);
    }

    /// <summary>Writes the message.</summary>
    /// <param name="message">What to write.</param>
    /// <param name="isTimeSeries">With the root that allows time series alone.</param>
    /// <param name="output">Where to; written asynchronously and left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task Write(DataMessage message, bool isTimeSeries, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var chunks = new ChunkedOutput(output);
        using var text = XmlWriter.Create(chunks.Chunk, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        var writer = new GenericXmlWriter(message, isTimeSeries, text);
        writer.WriteStart();
        foreach (var part in message.Parts)
        {
            writer.WritePartStart(part);
            foreach (var series in part.Series)
            {
                writer.WriteSeries(part.Flow, series);
                if (chunks.IsFull)
                {
                    await chunks.Spill(cancellationToken).ConfigureAwait(false);
                }
            }

            text.WriteEndElement();
        }

        text.WriteEndElement();
        text.Flush();
        await chunks.Spill(cancellationToken).ConfigureAwait(false);
    }

    private void WriteStart()
    {
        xml.WriteStartElement("mes", root, Names.Message);
        xml.WriteAttributeString("xmlns", "gen", null, Names.Generic);
        xml.WriteAttributeString("xmlns", "com", null, Names.Common);
        Names.WriteHeader(xml, message);
        foreach (var structure in structures)
        {
            xml.WriteStartElement("Structure", Names.Message);
            xml.WriteAttributeString("structureID", IdOf(structure));
            xml.WriteAttributeString("dimensionAtObservation", message.ObservationDimension);
            xml.WriteStartElement("Structure", Names.Common);
            StructureXml.WriteReference(xml, structure);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WritePartStart(DataPart part)
    {
        xml.WriteStartElement("DataSet", Names.Message);
        xml.WriteAttributeString("structureRef", IdOf(StructureXml.StructureOf(part, structures)));
        xml.WriteAttributeString("action", part.Action.ToString());
        StructureXml.WriteValidity(xml, part, ns: null);
        var attributes = message.DataSetAttributes(part.Flow);
        if (attributes.Length > 0)
        {
            xml.WriteStartElement("Attributes", Names.Generic);
            foreach (var attribute in attributes)
            {
                Value(attribute.Id, attribute.Code);
            }

            xml.WriteEndElement();
        }
    }

    private void WriteSeries(FlowHead flow, FlowSeries series)
    {
        if (!message.IsFlat)
        {
            xml.WriteStartElement("Series", Names.Generic);
            xml.WriteStartElement("SeriesKey", Names.Generic);
            WriteKey(flow, series);
            xml.WriteEndElement();
        }

        if (message.WithObservations)
        {
            var attributes = message.ObservationAttributes(flow);
            foreach (var observation in series.Observations)
            {
                WriteObservation(flow, series, observation, attributes);
            }
        }

        if (!message.IsFlat)
        {
            xml.WriteEndElement();
        }

        xml.Flush();
    }

    private void WriteObservation(FlowHead flow, FlowSeries series, in FlowObservation observation, AttributeComponent[] attributes)
    {
        xml.WriteStartElement("Obs", Names.Generic);
        if (message.IsFlat)
        {
            xml.WriteStartElement("ObsKey", Names.Generic);
            WriteKey(flow, series);
            Value(DataStructure.TimeId, flow.Periods[observation.Place].Text);
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteStartElement("ObsDimension", Names.Generic);
            xml.WriteAttributeString("value", flow.CodeAt(message.ObservationPlaceIn(flow), observation.Place));
            xml.WriteEndElement();
        }

        if (message.WithValues)
        {
            // an observation without a value keeps its element: R's rsdmx counts on it
            xml.WriteStartElement("ObsValue", Names.Generic);
            xml.WriteAttributeString("value", observation.Value is { } value ? XmlConvert.ToString(value) : "NaN");
            xml.WriteEndElement();
        }

        if (attributes.Length > 0)
        {
            xml.WriteStartElement("Attributes", Names.Generic);
            foreach (var attribute in attributes)
            {
                if (observation.Status.ValueOf(attribute.Id) is { } code)
                {
                    Value(attribute.Id, code);
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteKey(FlowHead flow, FlowSeries series)
    {
        for (var dimension = 0; dimension < series.Key.Length; dimension++)
        {
            if (series.Key[dimension] >= 0)
            {
                Value(flow.IdAt(dimension), flow.CodeAt(dimension, series.Key[dimension]));
            }
        }
    }

    private void Value(string id, string value)
    {
        xml.WriteStartElement("Value", Names.Generic);
        xml.WriteAttributeString("id", id);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    private string IdOf(StructureReference structure) => StructureXml.IdOf(structure, structures);
}
