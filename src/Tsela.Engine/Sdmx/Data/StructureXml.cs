using System.Xml;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Parts that the XML formats of data share.</summary>
internal static class StructureXml
{
    /// <summary>The structures that a header names. A message of time series alone may name one: the newest, whose dimensions all parts have.</summary>
    public static StructureReference[] StructuresOf(DataMessage message, bool isSingle) =>
        [.. message.Parts.Select(part => part.Flow.Structure.Reference).Distinct().Take(isSingle ? 1 : int.MaxValue)];

    /// <summary>Which of them a dataset refers to.</summary>
    public static StructureReference StructureOf(DataPart part, StructureReference[] structures) =>
        structures.Contains(part.Flow.Structure.Reference) ? part.Flow.Structure.Reference : structures[0];

    /// <summary>What a message calls a structure: its own id, by which R's rsdmx looks for it; with the version only where there are several.</summary>
    public static string IdOf(StructureReference structure, StructureReference[] structures) =>
        structures.Count(one => one.Id == structure.Id) == 1 ? structure.Id : $"{structure.Id}_{structure.Version.Replace('.', '_')}";

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
