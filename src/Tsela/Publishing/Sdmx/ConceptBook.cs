using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <summary>The concepts that dimensions, measures and attributes stand for: those of every flow, and those of the tables' own dimensions.</summary>
internal sealed class ConceptBook
{
    private static readonly SchemeItem[] Fixed =
    [
        new("FREQ", "Frequency of observation", "How often figures are given: each year, quarter or month."),
        new("REF_AREA", "Reference area", "The country or district that the figure is about."),
        new(DataStructure.TimeId, "Time period", "The period of a flow; of a stock the period at whose end it was counted."),
        new(DataStructure.MeasureId, "Observation value", "The figure."),
        new("OBS_STATUS", "Observation status", "What must be known about the figure, as that it is provisional or left out."),
        new("CONF_STATUS", "Confidentiality status", "Whether the figure is shown, or left out to protect the people counted."),
        new("COMMENT_OBS", "Comment on the observation", "What the statuses cannot say."),
        new("UNIT_MEASURE", "Unit of measure", "What was counted or measured."),
        new("UNIT_MULT", "Unit multiplier", "The power of ten by which the figure is to be multiplied."),
        new("DECIMALS", "Decimals", "Digits after the point."),
        new("TIME_PER_COLLECT", "Time period - collection", "Whether the figure sums a period or stands for its end."),
        new("STAT_CONC_DEF", "Statistical concepts and definitions", "The definition that the figures follow."),
        new("SOURCE", "Source", "The records that the figures come from, and who keeps them."),
        new("COVERAGE", "Coverage", "What share of what was expected stands behind the figures."),
        new("CONF_DATA_TR", "Confidentiality - data treatment", "What was done to the table so that it reveals nobody."),
        new("COMMENT_DSET", "Comment on the dataset", "Footnotes of the whole table."),
        new("DATA_REV", "Data revision", "The release that brought this version, and what it corrects."),
    ];

    private static readonly StructureReference Scheme = new(StructureKind.ConceptScheme, SdmxCatalogue.Agency, "CS_MIGRATION", "1.0");

    private readonly Dictionary<string, SchemeItem> items = Fixed.ToDictionary(item => item.Id, StringComparer.Ordinal);
    private readonly List<string> added = [];

    /// <summary>The id of a dimension of a table: never one that the standard keeps for itself.</summary>
    public static string IdOf(string dimension) => SdmxCode.OfName(dimension) is var id && Array.Exists(Fixed, one => one.Id == id) ? $"{id}_" : id;

    public ItemReference Of(string id, string title)
    {
        if (items.TryAdd(id, new SchemeItem(id, title)))
        {
            added.Add(id);
        }

        return new ItemReference(Scheme, id);
    }

    public ItemReference Of(string id) => items.ContainsKey(id) ? new ItemReference(Scheme, id) : throw new ArgumentException($"No concept {id}.", nameof(id));

    public LocalText NameOf(string id) => items[id].Name;

    public ItemScheme Written() => new(Scheme, "Concepts of migration statistics", [.. Fixed, .. added.Order(StringComparer.Ordinal).Select(id => items[id])]);
}
