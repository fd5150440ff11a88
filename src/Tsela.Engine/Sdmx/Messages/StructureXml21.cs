using System.Globalization;
using System.Xml;

namespace Tsela.Engine.Sdmx.Messages;

/// <summary>SDMX-ML 2.1. References are written in full, as every client can read them.</summary>
internal sealed class StructureXml21(XmlWriter xml, StructureMessage message) : StructureXml(xml, message, "v2_1")
{
    private protected override void Contents()
    {
        var agencies = Message.Of<ItemScheme>(StructureKind.AgencyScheme);
        Group("OrganisationSchemes", [.. agencies, .. Message.Of<ItemScheme>(StructureKind.DataProviderScheme)], Scheme);
        Group("Dataflows", Message.Of<Dataflow>(StructureKind.Dataflow), flow => Artefact("Dataflow", flow, () => Reference("Structure", flow.Structure), Final(flow)));
        Group("CategorySchemes", Message.Of<ItemScheme>(StructureKind.CategoryScheme), Scheme);
        Group("Categorisations", Message.Of<Categorisation>(StructureKind.Categorisation), one => Artefact("Categorisation", one, () => Categorised(one), Final(one)));
        Group("Codelists", Message.Of<ItemScheme>(StructureKind.CodeList), Scheme);
        Group("Concepts", Message.Of<ItemScheme>(StructureKind.ConceptScheme), Scheme);
        Group("DataStructures", Message.Of<DataStructure>(StructureKind.DataStructure), one => Artefact("DataStructure", one, () => Components(one), Final(one)));
        Group(
            "Constraints", Message.Of<ContentConstraint>(StructureKind.ContentConstraint),
            one => Artefact("ContentConstraint", one, () => Constrained(one), Final(one), ("type", "Actual")));
        Group("ProvisionAgreements", Message.Of<ProvisionAgreement>(StructureKind.ProvisionAgreement), one => Artefact("ProvisionAgreement", one, () => Provided(one), Final(one)));
    }

    private protected override bool HasVersion(StructureKind kind) => true;

    private protected override string UrnOf(StructureReference reference) => reference.Urn;

    private static (string Name, string Value) Final(Maintainable artefact) => ("isFinal", XmlConvert.ToString(artefact.IsFinal));

    private void Scheme(ItemScheme scheme)
    {
        var kind = scheme.Reference.Kind;
        Artefact(kind.ClassOf(), scheme, Written, Final(scheme), ("isPartial", XmlConvert.ToString(scheme.IsPartial)));

        void Written()
        {
            if (kind == StructureKind.CategoryScheme)
            {
                Categories(scheme, null);
            }
            else
            {
                Items(scheme, scheme.Reference.ItemClass, Parent);
            }
        }
    }

    private void Categories(ItemScheme scheme, string? parent)
    {
        foreach (var item in scheme.Items.Where(item => item.Parent == parent))
        {
            Item(scheme, item, "Category", () => Categories(scheme, item.Id));
        }
    }

    private void Parent(SchemeItem item)
    {
        if (item.Parent is { } parent)
        {
            Open("Parent");
            Xml.WriteStartElement("Ref");
            Attribute("id", parent);
            Close();
            Close();
        }
    }

    private void Components(DataStructure structure)
    {
        Open("DataStructureComponents");
        Open("DimensionList");
        Attribute("id", "DimensionDescriptor");
        var position = 0;
        foreach (var dimension in structure.Dimensions)
        {
            Open("Dimension");
            Attribute("id", dimension.Id);
            Attribute("position", (++position).ToString(CultureInfo.InvariantCulture));
            Concept(dimension.Concept);
            Coded(dimension.CodeList);
            Close();
        }

        Open("TimeDimension");
        Attribute("id", DataStructure.TimeId);
        Attribute("position", (position + 1).ToString(CultureInfo.InvariantCulture));
        Concept(structure.Time);
        Text("ObservationalTimePeriod");
        Close();
        Close();
        Open("AttributeList");
        Attribute("id", "AttributeDescriptor");
        structure.Attributes.ToList().ForEach(Attribute);
        Close();
        Open("MeasureList");
        Attribute("id", "MeasureDescriptor");
        Open("PrimaryMeasure");
        Attribute("id", DataStructure.MeasureId);
        Concept(structure.Measure);
        Text("Double");
        Close();
        Close();
        Close();
    }

    private void Attribute(AttributeComponent attribute)
    {
        Open("Attribute");
        Attribute("id", attribute.Id);
        Attribute("assignmentStatus", attribute.IsMandatory ? "Mandatory" : "Conditional");
        Concept(attribute.Concept);
        if (attribute.CodeList is { } list)
        {
            Coded(list);
        }
        else
        {
            Text("String");
        }

        Open("AttributeRelationship");
        if (attribute.Level == AttributeLevel.DataSet)
        {
            Open("None");
            Close();
        }
        else
        {
            Open("PrimaryMeasure");
            Xml.WriteStartElement("Ref");
            Attribute("id", DataStructure.MeasureId);
            Close();
            Close();
        }

        Close();
        Close();
    }

    private void Categorised(Categorisation one)
    {
        Reference("Source", one.Source);
        Reference("Target", one.Target);
    }

    private void Provided(ProvisionAgreement one)
    {
        Reference("StructureUsage", one.Dataflow);
        Reference("DataProvider", one.Provider);
    }

    private void Constrained(ContentConstraint one)
    {
        Open("ConstraintAttachment");
        Reference("Dataflow", one.Dataflow);
        Close();
        Open("CubeRegion");
        Attribute("include", "true");
        KeyValues(one, OpenCommon);
        Close();
    }

    private void Concept(ItemReference concept) => Reference("ConceptIdentity", concept);

    private void Coded(StructureReference list)
    {
        Open("LocalRepresentation");
        Reference("Enumeration", list);
        Close();
    }

    private void Text(string type)
    {
        Open("LocalRepresentation");
        Open("TextFormat");
        Attribute("textType", type);
        Close();
        Close();
    }

    private void Reference(string name, StructureReference to)
    {
        Open(name);
        Xml.WriteStartElement("Ref");
        Attribute("id", to.Id);
        Attribute("version", to.Version);
        Attribute("agencyID", to.Agency);
        Attribute("package", to.Kind.PackageOf());
        Attribute("class", to.Kind.ClassOf());
        Close();
        Close();
    }

    private void Reference(string name, ItemReference to)
    {
        Open(name);
        Xml.WriteStartElement("Ref");
        Attribute("id", to.Id);
        Attribute("maintainableParentID", to.Scheme.Id);
        Attribute("maintainableParentVersion", to.Scheme.Version);
        Attribute("agencyID", to.Scheme.Agency);
        Attribute("package", to.Scheme.Kind.PackageOf());
        Attribute("class", to.Scheme.ItemClass);
        Close();
        Close();
    }
}
