using System.Globalization;
using Tsela.Disclosure;
using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>A table on its way to a dataflow: its lists are asked for first, because a list is whole only when every table has asked.</summary>
internal sealed class FlowDraft
{
    private readonly PublicTable table;
    private readonly string name;
    private readonly ConceptBook concepts;
    private readonly IReadOnlyList<TimePeriod> times;
    private readonly List<(string Id, LocalText Name, int Source, StructureReference List, Func<IReadOnlyList<SchemeItem>> Codes)> dimensions = [];
    private readonly List<(AttributeValue Attribute, StructureReference? List)> attributes = [];

    public FlowDraft(PublicTable table, string name, IReadOnlyList<TimePeriod> times, ConceptBook concepts, CodeListBook lists)
    {
        (this.table, this.name, this.times, this.concepts) = (table, name, times, concepts);
        var frequencies = times.Select(time => time.Frequency).Distinct(StringComparer.Ordinal).Select(code => CrossDomainLists.Frequency.Find(code)!)
            .OrderBy(code => "ASTQMWDI".IndexOf(code.Id, StringComparison.Ordinal)).ToList();
        dimensions.Add(("FREQ", concepts.NameOf("FREQ"), -1, CrossDomainLists.Frequency.Reference, () => frequencies));
        AddDimensions(lists);
        AddAttributes(lists);
    }

    public SdmxFlow Finish()
    {
        var version = SdmxCatalogue.VersionOf(table);
        var own = dimensions.ConvertAll(dimension => new FlowDimension(dimension.Id, dimension.Name, dimension.List, dimension.Codes()));
        var structure = new DataStructure(
            new StructureReference(StructureKind.DataStructure, SdmxCatalogue.Agency, $"DSD_{name}", version), table.Table.Title,
            [.. own.Select(dimension => new DataDimension(dimension.Id, concepts.Of(dimension.Id), dimension.CodeList))], concepts.Of(DataStructure.TimeId), concepts.Of(DataStructure.MeasureId),
            [
                new("OBS_STATUS", concepts.Of("OBS_STATUS"), CrossDomainLists.ObservationStatus.Reference, AttributeLevel.Observation, IsMandatory: true),
                new("CONF_STATUS", concepts.Of("CONF_STATUS"), CrossDomainLists.Confidentiality.Reference, AttributeLevel.Observation, IsMandatory: true),
                new("COMMENT_OBS", concepts.Of("COMMENT_OBS"), null, AttributeLevel.Observation, IsMandatory: false),
                .. attributes.Select(one => new AttributeComponent(one.Attribute.Id, concepts.Of(one.Attribute.Id), one.List, AttributeLevel.DataSet, one.List is not null)),
            ]) { IsFinal = true };
        var dataflow = new Dataflow(new StructureReference(StructureKind.Dataflow, SdmxCatalogue.Agency, $"DF_{name}", version), table.Table.Title, structure.Reference)
        {
            Description = table.Table.Definition.Length == 0 ? null : new LocalText(table.Table.Definition), IsFinal = true,
        };
        return new SdmxFlow(table, dataflow, structure, own, [.. dimensions.Select(dimension => dimension.Source)], times, [.. attributes.Select(one => one.Attribute)]);
    }

    private void AddDimensions(CodeListBook lists)
    {
        var safe = table.Table.Dimensions;
        var area = Enumerable.Range(0, safe.Count).FirstOrDefault(place => safe[place].Kind == SafeDimensionKind.District && safe[place].Id == "district", -1);
        var (areas, districts) = area < 0 ? lists.WholeCountry() : lists.Of(table, safe[area]);
        dimensions.Add(("REF_AREA", concepts.NameOf("REF_AREA"), area, areas, districts));
        for (var place = 0; place < safe.Count - 1; place++)
        {
            if (place == area)
            {
                continue;
            }

            var id = ConceptBook.IdOf(safe[place].Id);
            while (dimensions.Exists(dimension => dimension.Id == id))
            {
                id += "_";
            }

            var (list, codes) = lists.Of(table, safe[place]);
            concepts.Of(id, safe[place].Title);
            dimensions.Add((id, safe[place].Title, place, list, codes));
        }
    }

    private void AddAttributes(CodeListBook lists)
    {
        var safe = table.Table;
        var unit = lists.Unit(safe.Unit, out var units);
        Coded("UNIT_MEASURE", unit, units);
        Coded("UNIT_MULT", CrossDomainLists.UnitMultiplier, "0");
        Coded("DECIMALS", CrossDomainLists.Decimals, Math.Clamp(safe.Decimals, 0, 15).ToString(CultureInfo.InvariantCulture));
        Coded("TIME_PER_COLLECT", CrossDomainLists.Collection, safe.IsStock ? "E" : "S");
        Said("STAT_CONC_DEF", Sentences([safe.Definition, safe.Standard.Length == 0 ? "" : $"Standard: {safe.Standard}."]));
        Said("SOURCE", string.Join("; ", safe.Sources.Select(Source)));
        Said("COVERAGE", safe.Coverage);
        Said("CONF_DATA_TR", safe.Protection.Sentence);
        Said("COMMENT_DSET", Sentences([.. safe.Notes, safe.IsTraining ? "Figures of a training country that does not exist." : ""]));
        Said("DATA_REV", Sentences(
            [$"Release {table.Release}, {table.PublishedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.", table.Correction is null ? "" : $"Corrects the version before: {table.Correction}"]));
    }

    private static string Sentences(IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));

    private static string Source(SafeSource source) =>
        $"{source.Title}, {source.Institution}{(source.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $", {share * 100:0} %") : "")}{(source.Quality is null ? "" : $", {source.Quality}")}";

    private void Coded(string id, ItemScheme list, string code) => Coded(id, list.Find(code)!, list.Reference);

    private void Coded(string id, SchemeItem code, StructureReference list) => attributes.Add((new AttributeValue(id, concepts.NameOf(id), code.Id, code.Name), list));

    private void Said(string id, string text)
    {
        if (text.Length > 0)
        {
            attributes.Add((new AttributeValue(id, concepts.NameOf(id), text, text), null));
        }
    }
}
