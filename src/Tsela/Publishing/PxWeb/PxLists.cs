using System.Globalization;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing.JsonStat;

namespace Tsela.Publishing.PxWeb;

/// <summary>The lists of PxWeb's API: databases, topics, tables, and the variables of a table.</summary>
internal static class PxLists
{
    public const string Database = "migration";

    private const string Other = "other";

    public static object Databases() => new[] { new { dbid = Database, text = "Migration statistics of Lesotho" } };

    public static object Limits() => new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["maxValues"] = PxQuestion.CellsMax, ["maxCells"] = PxQuestion.CellsMax, ["maxCalls"] = 1_000_000, ["timeWindow"] = 1, ["CORS"] = true,
    };

    public static object Topics(PublicEdition edition, NationalCatalogue catalogue) =>
        edition.Tables.Select(table => TopicOf(table)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(topic => new { id = topic, type = "l", text = TitleOf(topic, catalogue) });

    /// <summary>Null where no table is under the topic.</summary>
    public static object? Tables(PublicEdition edition, string topic)
    {
        var tables = edition.Tables.Where(table => TopicOf(table) == topic).Select(table => new
        {
            id = table.Id, type = "t", text = table.Table.Title, updated = table.PublishedAt.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        }).ToList();
        return tables.Count == 0 ? null : tables;
    }

    public static object Variables(PublicTable table) => new
    {
        title = table.Table.Title,
        variables = table.Table.Dimensions.SkipLast(1).Select(Variable).Append(ContentsOf(table.Table)).Append(Variable(table.Table.Time)),
    };

    public static string TopicOf(PublicTable table) => table.Table.Category ?? Other;

    private static object Variable(SafeDimension dimension) => new
    {
        code = dimension.Id, text = dimension.Title, values = dimension.Codes.Select(code => code.Code), valueTexts = dimension.Codes.Select(code => code.Label),
        elimination = PxQuestion.TotalOf(dimension) >= 0, time = dimension.Kind == SafeDimensionKind.Time,
    };

    private static object ContentsOf(SafeTable table) => new
    {
        code = JsonStatWriter.Contents, text = "Contents", values = new[] { table.Id }, valueTexts = new[] { table.Title }, elimination = false, time = false,
    };

    private static string TitleOf(string topic, NationalCatalogue catalogue) =>
        catalogue.IndicatorCategories.FirstOrDefault(category => category.Category == topic)?.Title
        ?? catalogue.CrossCutting.FirstOrDefault(category => category.Code == topic)?.Title ?? "Other tables";
}
