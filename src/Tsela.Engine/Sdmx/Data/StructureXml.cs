using System.Xml;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Parts that the XML formats of data share.</summary>
internal static class StructureXml
{
    /// <summary>The whole reference: some clients read only some of its attributes.</summary>
    public static void WriteReference(XmlWriter xml, StructureReference reference)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("agencyID", reference.Agency);
        xml.WriteAttributeString("id", reference.Id);
        xml.WriteAttributeString("version", reference.Version);
        xml.WriteAttributeString("class", reference.Kind.ClassOf());
        xml.WriteAttributeString("package", reference.Kind.PackageOf());
        xml.WriteEndElement();
    }

    public static void WriteValidity(XmlWriter xml, DataPart part, string? ns)
    {
        if (part.ValidFrom is { } from)
        {
            xml.WriteAttributeString("validFromDate", ns, XmlConvert.ToString(from, XmlDateTimeSerializationMode.Utc));
        }

        if (part.ValidTo is { } to)
        {
            xml.WriteAttributeString("validToDate", ns, XmlConvert.ToString(to, XmlDateTimeSerializationMode.Utc));
        }
    }
}
