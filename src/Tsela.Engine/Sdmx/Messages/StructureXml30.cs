using System.Globalization;
using System.Xml;

namespace Tsela.Engine.Sdmx.Messages;

/// <summary>SDMX-ML 3.0. References are URNs.</summary>
internal sealed class StructureXml30(XmlWriter xml, StructureMessage message) : StructureXml(xml, message, "v3_0")
{
    private protected override void Contents()
    {
        Group("AgencySchemes", Message.Of<ItemScheme>(StructureKind.AgencyScheme), Scheme);
        Group("Categorisations", Message.Of<Categorisation>(StructureKind.Categorisation), one => Artefact("Categorisation", one, () => Categorised(one)));
        Group("CategorySchemes", Message.Of<ItemScheme>(StructureKind.CategoryScheme), Scheme);
        Group("Codelists", Message.Of<ItemScheme>(StructureKind.CodeList), Scheme);
        Group("ConceptSchemes", Message.Of<ItemScheme>(StructureKind.ConceptScheme), Scheme);
        Group("DataConstraints", Message.Of<ContentConstraint>(StructureKind.ContentConstraint), one => Artefact("DataConstraint", one, () => Constrained(one), ("role", "Actual")));
        Group("Dataflows", Message.Of<Dataflow>(StructureKind.Dataflow), flow => Artefact("Dataflow", flow, () => Urn("Structure", flow.Structure.Urn)));
        Group("DataProviderSchemes", Message.Of<ItemScheme>(StructureKind.DataProviderScheme), Scheme);
        Group("DataStructures", Message.Of<DataStructure>(StructureKind.DataStructure), one => Artefact("DataStructure", one, () => Components(one)));
        Group("ProvisionAgreements", Message.Of<ProvisionAgreement>(StructureKind.ProvisionAgreement), one => Artefact("ProvisionAgreement", one, () => Provided(one)));
    }

    // schemes of organisations have the one version 1.0, which must not be written
    private protected override bool HasVersion(StructureKind kind) => kind is not (StructureKind.AgencyScheme or StructureKind.DataProviderScheme);

    private protected override string UrnOf(StructureReference reference) => reference.Urn3;

    private void Scheme(ItemScheme scheme)
    {
        var kind = scheme.Reference.Kind;
        Artefact(kind.ClassOf(), scheme, Written, ("isPartial", XmlConvert.ToString(scheme.IsPartial)));

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
        // the schema of 3.0 lets the parent of a code begin with a letter only, so that _T or 21 cannot be named here; JSON names them
        if (item.Parent is { } parent && char.IsAsciiLetter(parent[0]))
        {
            Urn("Parent", parent);
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
            Urn("ConceptIdentity", dimension.Concept.Urn);
            Coded(dimension.CodeList);
            Close();
        }

        Open("TimeDimension");
        Attribute("id", DataStructure.TimeId);
        Urn("ConceptIdentity", structure.Time.Urn);
        Text("ObservationalTimePeriod");
        Close();
        Close();
        Open("AttributeList");
        Attribute("id", "AttributeDescriptor");
        structure.Attributes.ToList().ForEach(Attribute);
        Close();
        Open("MeasureList");
        Attribute("id", "MeasureDescriptor");
        Open("Measure");
        Attribute("id", DataStructure.MeasureId);
        Attribute("usage", "optional");
        Urn("ConceptIdentity", structure.Measure.Urn);
        Text("Double");
        Close();
        Close();
        Close();
    }

    private void Attribute(AttributeComponent attribute)
    {
        Open("Attribute");
        Attribute("id", attribute.Id);
        Attribute("usage", attribute.IsMandatory ? "mandatory" : "optional");
        Urn("ConceptIdentity", attribute.Concept.Urn);
        if (attribute.CodeList is { } list)
        {
            Coded(list);
        }
        else
        {
            Text("String");
        }

        Open("AttributeRelationship");
        Open(attribute.Level == AttributeLevel.DataSet ? "Dataflow" : "Observation");
        Close();
        Close();
        if (attribute.Level == AttributeLevel.Observation)
        {
            Open("MeasureRelationship");
            Urn("Measure", DataStructure.MeasureId);
            Close();
        }

        Close();
    }

    private void Categorised(Categorisation one)
    {
        Urn("Source", one.Source.Urn3);
        Urn("Target", one.Target.Urn);
    }

    private void Provided(ProvisionAgreement one)
    {
        Urn("Dataflow", one.Dataflow.Urn);
        Urn("DataProvider", one.Provider.Urn);
    }

    private void Constrained(ContentConstraint one)
    {
        Open("ConstraintAttachment");
        Urn("Dataflow", one.Dataflow.Urn);
        Close();
        Open("CubeRegion");
        Attribute("include", "true");
        KeyValues(one, Open);
        Close();
    }

    private void Coded(StructureReference list)
    {
        Open("LocalRepresentation");
        Urn("Enumeration", list.Urn);
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

    private void Urn(string name, string urn) => Xml.WriteElementString("str", name, Structures, urn);
}
