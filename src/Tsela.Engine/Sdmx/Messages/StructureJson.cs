using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsela.Engine.Sdmx.Messages;

/// <summary>Writes messages of structures as SDMX-JSON 1.0.0 (for SDMX 2.1) and 2.0.0 (for SDMX 3.0). References are URNs.</summary>
public sealed class StructureJson
{
    private readonly Utf8JsonWriter json;
    private readonly StructureMessage message;
    private readonly bool second;

    private StructureJson(Utf8JsonWriter json, StructureMessage message, bool second) => (this.json, this.message, this.second) = (json, message, second);

    /// <summary>Writes a message as SDMX-JSON 1.0.0.</summary>
    /// <param name="message">The message.</param>
    /// <param name="body">Where to.</param>
    public static void Write10(StructureMessage message, Stream body) => Write(message, body, second: false);

    /// <summary>Writes a message as SDMX-JSON 2.0.0.</summary>
    /// <param name="message">The message.</param>
    /// <param name="body">Where to.</param>
    public static void Write20(StructureMessage message, Stream body) => Write(message, body, second: true);

    private static void Write(StructureMessage message, Stream body, bool second)
    {
        using var writer = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        new StructureJson(writer, message, second).Write();
    }

    private void Write()
    {
        json.WriteStartObject();
        json.WriteStartObject("meta");
        json.WriteString("schema", second
            ? "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
            : "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/1.0/sdmx-json-structure-schema.json");
        json.WriteString("id", message.Id);
        json.WriteBoolean("test", false);
        json.WriteString("prepared", message.Prepared.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteStartArray("contentLanguages");
        json.WriteStringValue(LocalText.EnglishTag);
        json.WriteStringValue(LocalText.SesothoTag);
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", message.Sender);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("data");
        Schemes("agencySchemes", StructureKind.AgencyScheme, "agencies");
        Schemes("dataProviderSchemes", StructureKind.DataProviderScheme, "dataProviders");
        Group<Dataflow>("dataflows", StructureKind.Dataflow, flow => json.WriteString("structure", flow.Structure.Urn));
        Schemes("categorySchemes", StructureKind.CategoryScheme, "categories");
        Group<Categorisation>("categorisations", StructureKind.Categorisation, Categorised);
        Schemes("codelists", StructureKind.CodeList, "codes");
        Schemes("conceptSchemes", StructureKind.ConceptScheme, "concepts");
        Group<DataStructure>("dataStructures", StructureKind.DataStructure, Components);
        Group<ContentConstraint>(second ? "dataConstraints" : "contentConstraints", StructureKind.ContentConstraint, Constrained);
        Group<ProvisionAgreement>("provisionAgreements", StructureKind.ProvisionAgreement, Provided);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Schemes(string name, StructureKind kind, string items) => Group<ItemScheme>(name, kind, scheme =>
    {
        json.WriteBoolean("isPartial", scheme.IsPartial);
        json.WriteStartArray(items);
        Items(scheme, null);
        json.WriteEndArray();
    });

    /// <summary>Categories stand within each other; other parts name their whole.</summary>
    private void Items(ItemScheme scheme, string? within)
    {
        var nested = scheme.Reference.Kind == StructureKind.CategoryScheme;
        foreach (var item in scheme.Items.Where(item => !nested || item.Parent == within))
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            Named(item.Name, item.Description);
            if (nested && scheme.Items.Any(part => part.Parent == item.Id))
            {
                json.WriteStartArray("categories");
                Items(scheme, item.Id);
                json.WriteEndArray();
            }
            else if (item.Parent is { } parent && !nested)
            {
                json.WriteString("parent", parent);
            }

            json.WriteEndObject();
        }
    }

    private void Group<T>(string name, StructureKind kind, Action<T> content)
        where T : Maintainable
    {
        var artefacts = message.Of<T>(kind);
        if (artefacts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var artefact in artefacts)
        {
            json.WriteStartObject();
            Artefact(artefact);
            // the schemas want both ends of an agreement in a stub too
            if (!artefact.IsStub || artefact is ProvisionAgreement)
            {
                content(artefact);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Artefact(Maintainable artefact)
    {
        json.WriteString("id", artefact.Reference.Id);
        json.WriteString("version", artefact.Reference.Version);
        json.WriteString("agencyID", artefact.Reference.Agency);
        if (!second)
        {
            json.WriteBoolean("isFinal", artefact.IsFinal);
        }

        json.WriteBoolean("isExternalReference", artefact.IsStub);
        Named(artefact.Name, artefact.Description);
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", artefact.IsStub ? "external" : "self");
        if (artefact.IsStub)
        {
            json.WriteString("href", message.AddressOf(artefact.Reference));
        }

        json.WriteString("urn", second ? artefact.Reference.Urn3 : artefact.Reference.Urn);
        json.WriteEndObject();
        json.WriteEndArray();
        if (artefact is ContentConstraint { IsStub: false, ObservationCount: { } observations } counted)
        {
            json.WriteStartArray("annotations");
            Metric("series_count", counted.SeriesCount ?? 0);
            Metric("obs_count", observations);
            json.WriteEndArray();
        }
    }

    private void Metric(string id, long count)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", count.ToString(CultureInfo.InvariantCulture));
        json.WriteString("type", "sdmx_metrics");
        json.WriteEndObject();
    }

    private void Named(LocalText name, LocalText? description)
    {
        Texts("name", name);
        if (description is not null)
        {
            Texts("description", description);
        }
    }

    private void Texts(string name, LocalText text)
    {
        json.WriteString(name, text.In(message.Language));
        json.WriteStartObject($"{name}s");
        foreach (var (language, words) in text.All())
        {
            json.WriteString(language, words);
        }

        json.WriteEndObject();
    }

    private void Components(DataStructure structure)
    {
        json.WriteStartObject("dataStructureComponents");
        json.WriteStartObject("attributeList");
        json.WriteString("id", "AttributeDescriptor");
        json.WriteStartArray("attributes");
        structure.Attributes.ToList().ForEach(Attribute);
        json.WriteEndArray();
        json.WriteEndObject();
        Dimensions(structure);
        json.WriteStartObject("measureList");
        json.WriteString("id", "MeasureDescriptor");
        if (second)
        {
            json.WriteStartArray("measures");
            Measure(structure);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("primaryMeasure");
            Measure(structure);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Dimensions(DataStructure structure)
    {
        json.WriteStartObject("dimensionList");
        json.WriteString("id", "DimensionDescriptor");
        json.WriteStartArray("dimensions");
        var position = 0;
        foreach (var dimension in structure.Dimensions)
        {
            json.WriteStartObject();
            json.WriteString("id", dimension.Id);
            json.WriteNumber("position", position++);
            if (!second)
            {
                json.WriteString("type", "Dimension");
            }

            json.WriteString("conceptIdentity", dimension.Concept.Urn);
            Represented(dimension.CodeList, "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName(second ? "timeDimension" : "timeDimensions");
        if (!second)
        {
            json.WriteStartArray();
        }

        json.WriteStartObject();
        json.WriteString("id", DataStructure.TimeId);
        if (!second)
        {
            json.WriteNumber("position", position);
            json.WriteString("type", "TimeDimension");
        }

        json.WriteString("conceptIdentity", structure.Time.Urn);
        Represented(null, "ObservationalTimePeriod");
        json.WriteEndObject();
        if (!second)
        {
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void Measure(DataStructure structure)
    {
        json.WriteStartObject();
        json.WriteString("id", DataStructure.MeasureId);
        json.WriteString("conceptIdentity", structure.Measure.Urn);
        if (second)
        {
            json.WriteString("usage", "optional");
        }

        Represented(null, "Double");
        json.WriteEndObject();
    }

    private void Attribute(AttributeComponent attribute)
    {
        json.WriteStartObject();
        json.WriteString("id", attribute.Id);
        json.WriteString(second ? "usage" : "assignmentStatus", (second, attribute.IsMandatory) switch
        {
            (true, true) => "mandatory",
            (true, false) => "optional",
            (false, true) => "Mandatory",
            (false, false) => "Conditional",
        });
        json.WriteString("conceptIdentity", attribute.Concept.Urn);
        Represented(attribute.CodeList, "String");
        json.WriteStartObject("attributeRelationship");
        if (attribute.Level == AttributeLevel.Observation && !second)
        {
            json.WriteString("primaryMeasure", DataStructure.MeasureId);
        }
        else
        {
            json.WriteStartObject(!second ? "none" : attribute.Level == AttributeLevel.DataSet ? "dataflow" : "observation");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        if (second && attribute.Level == AttributeLevel.Observation)
        {
            json.WriteStartArray("measureRelationship");
            json.WriteStringValue(DataStructure.MeasureId);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void Represented(StructureReference? list, string type)
    {
        json.WriteStartObject("localRepresentation");
        if (list is not null)
        {
            json.WriteString("enumeration", list.Urn);
        }
        else
        {
            json.WriteStartObject(second ? "format" : "textFormat");
            json.WriteString(second ? "dataType" : "textType", type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void Categorised(Categorisation one)
    {
        json.WriteString("source", second ? one.Source.Urn3 : one.Source.Urn);
        json.WriteString("target", one.Target.Urn);
    }

    private void Provided(ProvisionAgreement one)
    {
        json.WriteString(second ? "dataflow" : "structureUsage", one.Dataflow.Urn);
        json.WriteString("dataProvider", one.Provider.Urn);
    }

    private void Constrained(ContentConstraint one)
    {
        json.WriteString(second ? "role" : "type", "Actual");
        json.WriteStartObject("constraintAttachment");
        json.WriteStartArray("dataflows");
        json.WriteStringValue(one.Dataflow.Urn);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("cubeRegions");
        json.WriteStartObject();
        json.WriteBoolean(second ? "include" : "isIncluded", true);
        json.WriteStartArray("keyValues");
        foreach (var key in one.Keys.Where(key => key.Codes.Count > 0))
        {
            json.WriteStartObject();
            json.WriteString("id", key.Dimension);
            json.WriteStartArray("values");
            foreach (var code in key.Codes)
            {
                json.WriteStringValue(code);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (one is { From: { } from, To: { } to })
        {
            json.WriteStartObject();
            json.WriteString("id", DataStructure.TimeId);
            json.WriteStartObject("timeRange");
            Moment("startPeriod", from);
            Moment("endPeriod", to);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void Moment(string name, DateOnly day)
    {
        json.WriteStartObject(name);
        json.WriteString("period", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteBoolean("isInclusive", true);
        json.WriteEndObject();
    }
}
