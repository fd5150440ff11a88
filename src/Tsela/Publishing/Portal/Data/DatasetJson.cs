using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tsela.Disclosure;
using Tsela.Publishing.Downloads;

namespace Tsela.Publishing.Portal.Data;

/// <summary>A table as schema.org/Dataset, by which search engines find it.</summary>
internal static class DatasetJson
{
    // the default encoder, so that no text of a table can end the element of the page in which it stands
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.Default };

    public static string Of(PublicTable published, Func<string, string> absolute)
    {
        var table = published.Table;
        var time = table.Time.Codes.Select(code => code.Code).Order(StringComparer.Ordinal).ToList();
        var office = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = "Bureau of Statistics of Lesotho" };
        return new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["name"] = table.Title,
            ["description"] = Description(table),
            ["identifier"] = table.Id,
            ["url"] = absolute($"/data/{table.Id}"),
            ["version"] = published.Version.ToString(CultureInfo.InvariantCulture),
            ["datePublished"] = published.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["inLanguage"] = "en",
            ["isAccessibleForFree"] = true,
            ["creator"] = office,
            ["publisher"] = office.DeepClone(),
            ["spatialCoverage"] = new JsonObject { ["@type"] = "Country", ["name"] = "Lesotho", ["identifier"] = "LS" },
            ["temporalCoverage"] = time.Count == 0 ? null : $"{time[0]}/{time[^1]}",
            ["variableMeasured"] = new JsonObject { ["@type"] = "PropertyValue", ["name"] = table.Title, ["unitText"] = table.Unit },
            ["keywords"] = new JsonArray([.. table.Dimensions.Select(dimension => JsonValue.Create(dimension.Title)).Append(JsonValue.Create("migration")).Append(JsonValue.Create("Lesotho"))]),
            ["includedInDataCatalog"] = new JsonObject { ["@type"] = "DataCatalog", ["name"] = "Integrated migration data of Lesotho (Tsela)", ["url"] = absolute("/data") },
            ["distribution"] = new JsonArray([.. DataFile.Of(table).Select(file => new JsonObject
            {
                ["@type"] = "DataDownload", ["encodingFormat"] = file.Type, ["contentUrl"] = absolute($"/data/{table.Id}{file.Ending}"),
            })]),
        }.ToJsonString(Form);
    }

    /// <summary>Search engines want at least fifty characters.</summary>
    private static string Description(SafeTable table) =>
        $"{table.Definition} Unit: {table.Unit}. By {string.Join(", ", table.Dimensions.Select(dimension => dimension.Title.ToLowerInvariant()))}. Migration and Lesotho.{(table.IsTraining ? " " + Footnotes.Training : "")}";
}
