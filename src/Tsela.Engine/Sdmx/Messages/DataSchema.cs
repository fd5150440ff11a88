using System.Text;
using System.Xml;

namespace Tsela.Engine.Sdmx.Messages;

/// <summary>The XML schema by which structure-specific data of a data structure are validated (SDMX 2.1 section 3A; SDMX-ML 3.0).</summary>
/// <param name="structure">The structure.</param>
/// <param name="codes">For each coded component the codes that it may have.</param>
/// <param name="observed">Id of the dimension at the observation, or <see cref="AllDimensions"/>.</param>
/// <param name="isThird">True for SDMX 3.0.</param>
public sealed class DataSchema(DataStructure structure, IReadOnlyDictionary<string, IReadOnlyList<string>> codes, string observed, bool isThird)
{
    /// <summary>Where observations stand by themselves, with their whole keys.</summary>
    public const string AllDimensions = "AllDimensions";

    private const string Schema = "http://www.w3.org/2001/XMLSchema";

    private string Generation => isThird ? "v3_0" : "v2_1";

    /// <summary>Writes the schema.</summary>
    /// <param name="body">Where to.</param>
    public void Write(Stream body)
    {
        using var xml = XmlWriter.Create(body, new XmlWriterSettings { CloseOutput = false, Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        var own = $"{(isThird ? structure.Reference.Urn3 : structure.Reference.Urn)}:ObsLevelDim:{observed}";
        var common = $"http://www.sdmx.org/resources/sdmxml/schemas/{Generation}/common";
        var data = $"http://www.sdmx.org/resources/sdmxml/schemas/{Generation}/data/structurespecific";
        xml.WriteStartElement("xs", "schema", Schema);
        xml.WriteAttributeString("xmlns", "ns", null, own);
        xml.WriteAttributeString("xmlns", "common", null, common);
        xml.WriteAttributeString("xmlns", "dsd", null, data);
        xml.WriteAttributeString("targetNamespace", own);
        xml.WriteAttributeString("elementFormDefault", "qualified");
        xml.WriteAttributeString("attributeFormDefault", "unqualified");
        Import(xml, common, "SDMXCommon.xsd");
        Import(xml, data, "SDMXDataStructureSpecific.xsd");
        foreach (var component in codes)
        {
            Codes(xml, component.Key, component.Value);
        }

        DataSet(xml);
        if (isThird)
        {
            Restricted(xml, "AttsType", "dsd:AttsType", () => { }, () => AttributesAt(xml, AttributeLevel.DataSet));
        }

        if (observed != AllDimensions)
        {
            Series(xml);
        }

        Observation(xml);
        xml.WriteEndElement();
    }

    private void Import(XmlWriter xml, string what, string file)
    {
        xml.WriteStartElement("import", Schema);
        xml.WriteAttributeString("namespace", what);
        xml.WriteAttributeString("schemaLocation", $"https://registry.sdmx.org/schemas/{Generation}/{file}");
        xml.WriteEndElement();
    }

    private static void Codes(XmlWriter xml, string component, IReadOnlyList<string> allowed)
    {
        xml.WriteStartElement("simpleType", Schema);
        xml.WriteAttributeString("name", $"{component}Type");
        xml.WriteStartElement("restriction", Schema);
        xml.WriteAttributeString("base", "xs:string");
        foreach (var code in allowed)
        {
            xml.WriteStartElement("enumeration", Schema);
            xml.WriteAttributeString("value", code);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void DataSet(XmlWriter xml) => Restricted(
        xml, "DataSetType", "dsd:DataSetType",
        () =>
        {
            Element(xml, "DataProvider", "common:DataProviderReferenceType", "0", "1");
            xml.WriteStartElement("choice", Schema);
            xml.WriteAttributeString("minOccurs", "0");
            if (isThird)
            {
                xml.WriteAttributeString("maxOccurs", "unbounded");
                Element(xml, "Atts", "ns:AttsType", "1", "1");
            }

            var one = isThird ? "1" : "unbounded";
            if (observed == AllDimensions)
            {
                Element(xml, "Obs", "ns:ObsType", "1", one);
            }
            else
            {
                Element(xml, "Series", "ns:SeriesType", "1", one);
            }

            xml.WriteEndElement();
        },
        () =>
        {
            if (!isThird)
            {
                AttributesAt(xml, AttributeLevel.DataSet);
                Prohibited(xml, "REPORTING_YEAR_START_DAY");
            }
        });

    private void Series(XmlWriter xml) => Restricted(
        xml, "SeriesType", "dsd:SeriesType", () => Element(xml, "Obs", "ns:ObsType", "0", "unbounded"),
        () =>
        {
            foreach (var dimension in structure.Dimensions.Where(dimension => dimension.Id != observed))
            {
                Attribute(xml, dimension.Id, $"ns:{dimension.Id}Type", isRequired: true);
            }

            if (observed == DataStructure.TimeId)
            {
                Prohibited(xml, DataStructure.TimeId);
            }
            else
            {
                Attribute(xml, DataStructure.TimeId, "common:ObservationalTimePeriodType", isRequired: true);
            }

            ProhibitedIn21(xml);
        });

    private void Observation(XmlWriter xml) => Restricted(
        xml, "ObsType", "dsd:ObsType", () => { },
        () =>
        {
            foreach (var dimension in structure.Dimensions.Where(dimension => observed == AllDimensions || dimension.Id == observed))
            {
                Attribute(xml, dimension.Id, $"ns:{dimension.Id}Type", isRequired: true);
            }

            if (observed is AllDimensions or DataStructure.TimeId)
            {
                Attribute(xml, DataStructure.TimeId, "common:ObservationalTimePeriodType", isRequired: true);
            }
            else
            {
                Prohibited(xml, DataStructure.TimeId);
            }

            Attribute(xml, DataStructure.MeasureId, "xs:double", isRequired: false);
            AttributesAt(xml, AttributeLevel.Observation);
            Prohibited(xml, "type");
            ProhibitedIn21(xml);
        });

    private void AttributesAt(XmlWriter xml, AttributeLevel level)
    {
        // optional, because an update or a question may leave attributes out
        foreach (var attribute in structure.Attributes.Where(attribute => attribute.Level == level))
        {
            Attribute(xml, attribute.Id, attribute.CodeList is null ? "xs:string" : $"ns:{attribute.Id}Type", isRequired: false);
        }
    }

    private void ProhibitedIn21(XmlWriter xml)
    {
        if (!isThird)
        {
            Prohibited(xml, "REPORTING_YEAR_START_DAY");
        }
    }

    private static void Restricted(XmlWriter xml, string name, string from, Action elements, Action attributes)
    {
        xml.WriteStartElement("complexType", Schema);
        xml.WriteAttributeString("name", name);
        xml.WriteStartElement("complexContent", Schema);
        xml.WriteStartElement("restriction", Schema);
        xml.WriteAttributeString("base", from);
        xml.WriteStartElement("sequence", Schema);
        xml.WriteStartElement("element", Schema);
        xml.WriteAttributeString("ref", "common:Annotations");
        xml.WriteAttributeString("minOccurs", "0");
        xml.WriteEndElement();
        elements();
        xml.WriteEndElement();
        attributes();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string type, string least, string most)
    {
        xml.WriteStartElement("element", Schema);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("form", "unqualified");
        xml.WriteAttributeString("minOccurs", least);
        xml.WriteAttributeString("maxOccurs", most);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string type, bool isRequired)
    {
        xml.WriteStartElement("attribute", Schema);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("use", isRequired ? "required" : "optional");
        xml.WriteEndElement();
    }

    private static void Prohibited(XmlWriter xml, string name)
    {
        xml.WriteStartElement("attribute", Schema);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("use", "prohibited");
        xml.WriteEndElement();
    }
}
