using System.Xml;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>The namespaces of a generation of SDMX-ML.</summary>
internal sealed record XmlNames(string Message, string Common, string Generic, string Specific)
{
    public const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static readonly XmlNames Second = Of("v2_1");

    public static readonly XmlNames Third = Of("v3_0");

    /// <summary>The header that every data message begins with, up to its structures.</summary>
    public void WriteHeader(XmlWriter xml, DataMessage message)
    {
        xml.WriteStartElement("Header", Message);
        xml.WriteElementString("ID", Message, message.Id);
        xml.WriteElementString("Test", Message, XmlConvert.ToString(message.IsTest));
        xml.WriteElementString("Prepared", Message, XmlConvert.ToString(message.Prepared, XmlDateTimeSerializationMode.Utc));
        xml.WriteStartElement("Sender", Message);
        xml.WriteAttributeString("id", message.Sender);
        xml.WriteEndElement();
    }

    private static XmlNames Of(string version)
    {
        var start = $"http://www.sdmx.org/resources/sdmxml/schemas/{version}/";
        return new XmlNames(start + "message", start + "common", start + "data/generic", start + "data/structurespecific");
    }
}
