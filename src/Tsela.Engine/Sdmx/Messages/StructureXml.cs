using System.Globalization;
using System.Text;
using System.Xml;

namespace Tsela.Engine.Sdmx.Messages;

/// <summary>What the structure messages of both generations of SDMX-ML have in common.</summary>
public abstract class StructureXml
{
    private readonly string messages;

    private protected StructureXml(XmlWriter xml, StructureMessage message, string generation)
    {
        Xml = xml;
        Message = message;
        messages = $"http://www.sdmx.org/resources/sdmxml/schemas/{generation}/message";
        Structures = $"http://www.sdmx.org/resources/sdmxml/schemas/{generation}/structure";
        Common = $"http://www.sdmx.org/resources/sdmxml/schemas/{generation}/common";
    }

    private protected XmlWriter Xml { get; }

    private protected StructureMessage Message { get; }

    private protected string Structures { get; }

    private protected string Common { get; }

    /// <summary>Writes a message as SDMX-ML 2.1.</summary>
    /// <param name="message">The message.</param>
    /// <param name="body">Where to.</param>
    public static void Write21(StructureMessage message, Stream body)
    {
        using var xml = Writer(body);
        new StructureXml21(xml, message).Write();
    }

    /// <summary>Writes a message as SDMX-ML 3.0.</summary>
    /// <param name="message">The message.</param>
    /// <param name="body">Where to.</param>
    public static void Write30(StructureMessage message, Stream body)
    {
        using var xml = Writer(body);
        new StructureXml30(xml, message).Write();
    }

    private protected abstract void Contents();

    private protected abstract bool HasVersion(StructureKind kind);

    private protected abstract string UrnOf(StructureReference reference);

    private protected void Open(string name) => Xml.WriteStartElement("str", name, Structures);

    private protected void OpenCommon(string name) => Xml.WriteStartElement("com", name, Common);

    private protected void Close() => Xml.WriteEndElement();

    private protected void Attribute(string name, string value) => Xml.WriteAttributeString(name, value);

    /// <summary>A group of artefacts, left out where there are none.</summary>
    private protected void Group<T>(string name, IReadOnlyList<T> artefacts, Action<T> write)
    {
        if (artefacts.Count == 0)
        {
            return;
        }

        Open(name);
        foreach (var artefact in artefacts)
        {
            write(artefact);
        }

        Close();
    }

    /// <summary>An artefact with everything that any has; its own content is left out of a stub.</summary>
    private protected void Artefact(string name, Maintainable artefact, Action content, params (string Name, string Value)[] attributes)
    {
        Open(name);
        Attribute("id", artefact.Reference.Id);
        Attribute("agencyID", artefact.Reference.Agency);
        if (HasVersion(artefact.Reference.Kind))
        {
            Attribute("version", artefact.Reference.Version);
        }

        foreach (var attribute in attributes)
        {
            Attribute(attribute.Name, attribute.Value);
        }

        if (artefact.IsStub)
        {
            Attribute("isExternalReference", "true");
            Attribute("structureURL", Message.AddressOf(artefact.Reference));
        }

        Attribute("urn", UrnOf(artefact.Reference));
        if (artefact is ContentConstraint { IsStub: false, ObservationCount: not null } counted)
        {
            OpenCommon("Annotations");
            Metric("series_count", counted.SeriesCount);
            Metric("obs_count", counted.ObservationCount);
            Close();
        }

        Named(artefact.Name, artefact.Description);
        // the schemas want both ends of an agreement in a stub too
        if (!artefact.IsStub || artefact is ProvisionAgreement)
        {
            content();
        }

        Close();
    }

    private protected void Named(LocalText name, LocalText? description)
    {
        Texts("Name", name);
        if (description is not null)
        {
            Texts("Description", description);
        }
    }

    /// <summary>The items one after another, each part naming its whole; categories instead stand within each other.</summary>
    private protected void Items(ItemScheme scheme, string name, Action<SchemeItem> parent)
    {
        foreach (var item in scheme.Items)
        {
            Item(scheme, item, name, () => parent(item));
        }
    }

    private protected void Item(ItemScheme scheme, SchemeItem item, string name, Action content)
    {
        Open(name);
        Attribute("id", item.Id);
        Attribute("urn", scheme.Reference.UrnOf(item.Id));
        Named(item.Name, item.Description);
        content();
        Close();
    }

    /// <summary>The part of the cube that has data, the same in both generations but for namespaces.</summary>
    private protected void KeyValues(ContentConstraint constraint, Action<string> open)
    {
        foreach (var key in constraint.Keys.Where(key => key.Codes.Count > 0))
        {
            open("KeyValue");
            Attribute("id", key.Dimension);
            foreach (var code in key.Codes)
            {
                open("Value");
                Xml.WriteString(code);
                Close();
            }

            Close();
        }

        if (constraint is { From: { } from, To: { } to })
        {
            open("KeyValue");
            Attribute("id", DataStructure.TimeId);
            open("TimeRange");
            Moment("StartPeriod", from, open);
            Moment("EndPeriod", to, open);
            Close();
            Close();
        }
    }

    private void Moment(string name, DateOnly day, Action<string> open)
    {
        open(name);
        Attribute("isInclusive", "true");
        Xml.WriteString(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Close();
    }

    private void Write()
    {
        Xml.WriteStartElement("mes", "Structure", messages);
        Xml.WriteAttributeString("xmlns", "str", null, Structures);
        Xml.WriteAttributeString("xmlns", "com", null, Common);
        Xml.WriteStartElement("mes", "Header", messages);
        Xml.WriteElementString("mes", "ID", messages, Message.Id);
        Xml.WriteElementString("mes", "Test", messages, "false");
        Xml.WriteElementString("mes", "Prepared", messages, Message.Prepared.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Xml.WriteStartElement("mes", "Sender", messages);
        Attribute("id", Message.Sender);
        Close();
        Close();
        Xml.WriteStartElement("mes", "Structures", messages);
        Contents();
        Close();
        Close();
    }

    private void Metric(string id, long? count)
    {
        OpenCommon("Annotation");
        Attribute("id", id);
        Xml.WriteElementString("com", "AnnotationTitle", Common, (count ?? 0).ToString(CultureInfo.InvariantCulture));
        Xml.WriteElementString("com", "AnnotationType", Common, "sdmx_metrics");
        Close();
    }

    private void Texts(string name, LocalText text)
    {
        foreach (var (language, words) in text.All())
        {
            OpenCommon(name);
            Xml.WriteAttributeString("xml", "lang", null, language);
            Xml.WriteString(words);
            Close();
        }
    }

    private static XmlWriter Writer(Stream body) => XmlWriter.Create(body, new XmlWriterSettings { CloseOutput = false, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
}
