using System.Text;
using System.Xml;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Which structure-specific format.</summary>
public enum SpecificXmlForm
{
    /// <summary>SDMX-ML 2.1, StructureSpecificData.</summary>
    Second,

    /// <summary>SDMX-ML 2.1, StructureSpecificTimeSeriesData.</summary>
    SecondTimeSeries,

    /// <summary>SDMX-ML 3.0.</summary>
    Third,
}

/// <summary>Writes a message as structure-specific SDMX-ML, 2.1 or 3.0, in bounded memory.</summary>
public sealed class SpecificXmlWriter
{
    private readonly DataMessage message;
    private readonly XmlWriter xml;
    private readonly SpecificXmlForm form;
    private readonly XmlNames names;
    private readonly StructureReference[] structures;

    private SpecificXmlWriter(DataMessage message, SpecificXmlForm form, XmlWriter xml)
    {
        (this.message, this.form, this.xml) = (message, form, xml);
        names = form == SpecificXmlForm.Third ? XmlNames.Third : XmlNames.Second;
        structures = StructureXml.StructuresOf(message, form == SpecificXmlForm.SecondTimeSeries);
    }

    /// <summary>Writes the message.</summary>
    /// <param name="message">What to write.</param>
    /// <param name="form">In which format.</param>
    /// <param name="output">Where to; written asynchronously and left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task Write(DataMessage message, SpecificXmlForm form, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var chunks = new ChunkedOutput(output);
        using var text = XmlWriter.Create(chunks.Chunk, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        var writer = new SpecificXmlWriter(message, form, text);
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
        xml.WriteStartElement("mes", form == SpecificXmlForm.SecondTimeSeries ? "StructureSpecificTimeSeriesData" : "StructureSpecificData", names.Message);
        xml.WriteAttributeString("xmlns", "ss", null, names.Specific);
        xml.WriteAttributeString("xmlns", "com", null, names.Common);
        xml.WriteAttributeString("xmlns", "xsi", null, XmlNames.Instance);
        for (var at = 0; at < structures.Length; at++)
        {
            xml.WriteAttributeString("xmlns", $"ns{at + 1}", null, NamespaceOf(structures[at]));
        }

        names.WriteHeader(xml, message);
        foreach (var structure in structures)
        {
            xml.WriteStartElement("Structure", names.Message);
            xml.WriteAttributeString("structureID", IdOf(structure));
            xml.WriteAttributeString("namespace", NamespaceOf(structure));
            xml.WriteAttributeString("dimensionAtObservation", message.ObservationDimension);
            xml.WriteStartElement("Structure", names.Common);
            if (form == SpecificXmlForm.Third)
            {
                xml.WriteString(structure.Urn3);
            }
            else
            {
                StructureXml.WriteReference(xml, structure);
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WritePartStart(DataPart part)
    {
        var structure = StructureXml.StructureOf(part, structures);
        xml.WriteStartElement("DataSet", names.Message);
        xml.WriteAttributeString("structureRef", names.Specific, IdOf(structure));
        xml.WriteAttributeString("type", XmlNames.Instance, $"ns{Array.IndexOf(structures, structure) + 1}:DataSetType");
        if (form != SpecificXmlForm.Third)
        {
            xml.WriteAttributeString("dataScope", names.Specific, "DataStructure");
        }

        xml.WriteAttributeString("action", names.Specific, part.Action.ToString());
        StructureXml.WriteValidity(xml, part, names.Specific);
        var attributes = message.DataSetAttributes(part.Flow);
        if (form == SpecificXmlForm.Third && attributes.Length > 0)
        {
            xml.WriteStartElement("Atts");
        }

        foreach (var attribute in attributes)
        {
            xml.WriteAttributeString(attribute.Id, attribute.Code);
        }

        if (form == SpecificXmlForm.Third && attributes.Length > 0)
        {
            xml.WriteEndElement();
        }
    }

    private void WriteSeries(FlowHead flow, FlowSeries series)
    {
        if (!message.IsFlat)
        {
            xml.WriteStartElement("Series");
            WriteKey(flow, series);
        }

        if (message.WithObservations)
        {
            var attributes = message.ObservationAttributes(flow);
            var own = message.IsFlat ? flow.TimePlace : message.ObservationPlaceIn(flow);
            foreach (var observation in series.Observations)
            {
                xml.WriteStartElement("Obs");
                if (message.IsFlat)
                {
                    WriteKey(flow, series);
                }

                xml.WriteAttributeString(flow.IdAt(own), flow.CodeAt(own, observation.Place));
                WriteFigure(observation, attributes);
                xml.WriteEndElement();
            }
        }

        if (!message.IsFlat)
        {
            xml.WriteEndElement();
        }

        xml.Flush();
    }

    private void WriteFigure(in FlowObservation observation, AttributeComponent[] attributes)
    {
        if (message.WithValues)
        {
            xml.WriteAttributeString(DataStructure.MeasureId, observation.Value is { } value ? XmlConvert.ToString(value) : "NaN");
        }

        foreach (var attribute in attributes)
        {
            if (observation.Status.ValueOf(attribute.Id) is { } code)
            {
                xml.WriteAttributeString(attribute.Id, code);
            }
        }
    }

    private void WriteKey(FlowHead flow, FlowSeries series)
    {
        for (var dimension = 0; dimension < series.Key.Length; dimension++)
        {
            if (series.Key[dimension] >= 0)
            {
                xml.WriteAttributeString(flow.IdAt(dimension), flow.CodeAt(dimension, series.Key[dimension]));
            }
        }
    }

    /// <summary>The target namespace of the structure's schema (SDMX 2.1, section 3A).</summary>
    private string NamespaceOf(StructureReference structure) => $"{(form == SpecificXmlForm.Third ? structure.Urn3 : structure.Urn)}:ObsLevelDim:{message.ObservationDimension}";

    private string IdOf(StructureReference structure) => StructureXml.IdOf(structure, structures);
}
