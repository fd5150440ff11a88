using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Downloads;

/// <summary>The public tables as a catalogue that other portals harvest (W3C DCAT 2), in JSON-LD and Turtle.</summary>
internal static class DataCatalogue
{
    private const string MediaTypes = "https://www.iana.org/assignments/media-types/";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var door = endpoints.MapGroup("").AllowAnonymous().ExcludeFromDescription().WithMetadata(new OpenContentAttribute());
        door.MapGet("/catalogue.jsonld", (HttpContext http, ShownEdition shown) => Answer(http, shown, "application/ld+json", JsonLd));
        door.MapGet("/catalogue.ttl", (HttpContext http, ShownEdition shown) => Answer(http, shown, "text/turtle; charset=utf-8", Turtle));
    }

    private static async Task<IResult> Answer(HttpContext http, ShownEdition shown, string type, Func<string, PublicEdition, string> write)
    {
        var edition = await shown.Read(http.RequestAborted);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (shown.Preview is null)
        {
            var freshness = Freshness.Of(edition.Tag, edition.ChangedAt, $"{http.Request.Host}{http.Request.Path}");
            freshness.Describe(http.Response);
            if (freshness.IsHeldBy(http.Request))
            {
                return Results.StatusCode(StatusCodes.Status304NotModified);
            }
        }

        return Results.Text(write($"{http.Request.Scheme}://{http.Request.Host}", edition), type, Encoding.UTF8);
    }

    private static string JsonLd(string root, PublicEdition edition) => new JsonObject
    {
        ["@context"] = new JsonObject
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#", ["dct"] = "http://purl.org/dc/terms/", ["foaf"] = "http://xmlns.com/foaf/0.1/", ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        },
        ["@id"] = $"{root}/data",
        ["@type"] = "dcat:Catalog",
        ["dct:title"] = "Integrated migration data of Lesotho",
        ["dct:publisher"] = new JsonObject { ["@type"] = "foaf:Agent", ["foaf:name"] = "Bureau of Statistics of Lesotho" },
        ["dct:modified"] = Day(edition.ChangedAt),
        ["dcat:dataset"] = new JsonArray([.. edition.Tables.Select(table => Dataset(root, table))]),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static JsonObject Dataset(string root, PublicTable published) => new()
    {
        ["@id"] = Address(root, published),
        ["@type"] = "dcat:Dataset",
        ["dct:identifier"] = published.Id,
        ["dct:title"] = published.Table.Title,
        ["dct:description"] = About(published),
        ["dct:issued"] = Day(published.PublishedAt),
        ["dct:spatial"] = new JsonObject { ["@id"] = "http://publications.europa.eu/resource/authority/country/LSO" },
        ["dcat:landingPage"] = new JsonObject { ["@id"] = Address(root, published) },
        ["dcat:version"] = published.Version.ToString(CultureInfo.InvariantCulture),
        ["dcat:keyword"] = new JsonArray([.. published.Table.Dimensions.Select(dimension => JsonValue.Create(dimension.Title)).Append(JsonValue.Create("migration"))]),
        ["dcat:distribution"] = new JsonArray([.. DataFile.Of(published.Table).Select(file => new JsonObject
        {
            ["@type"] = "dcat:Distribution", ["dct:title"] = file.Name,
            ["dcat:downloadURL"] = new JsonObject { ["@id"] = $"{Address(root, published)}{file.Ending}" },
            ["dcat:mediaType"] = new JsonObject { ["@id"] = MediaTypes + file.Type },
        })]),
    };

    private static string Turtle(string root, PublicEdition edition)
    {
        var text = new StringBuilder("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n");
        text.Append(CultureInfo.InvariantCulture, $"<{root}/data> a dcat:Catalog ;\n  dct:title \"Integrated migration data of Lesotho\"@en ;\n  dct:publisher [ a foaf:Agent ; foaf:name \"Bureau of Statistics of Lesotho\" ] ;\n  dct:modified \"{Day(edition.ChangedAt)}\"^^xsd:date");
        foreach (var table in edition.Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $" ;\n  dcat:dataset <{Address(root, table)}>");
        }

        text.Append(" .\n");
        foreach (var published in edition.Tables)
        {
            var files = string.Join(", ", DataFile.Of(published.Table).Select(file => $"[ a dcat:Distribution ; dct:title \"{file.Name}\" ; dcat:downloadURL <{Address(root, published)}{file.Ending}> ; dcat:mediaType <{MediaTypes}{file.Type}> ]"));
            text.Append(CultureInfo.InvariantCulture, $"\n<{Address(root, published)}> a dcat:Dataset ;\n  dct:identifier {Literal(published.Id)} ;\n  dct:title {Literal(published.Table.Title)}@en ;\n  dct:description {Literal(About(published))}@en ;\n  dct:issued \"{Day(published.PublishedAt)}\"^^xsd:date ;\n  dcat:version \"{published.Version}\" ;\n  dcat:landingPage <{Address(root, published)}> ;\n  dcat:distribution {files} .\n");
        }

        return text.ToString();
    }

    private static string About(PublicTable published) => $"{published.Table.Definition}{(published.Table.IsTraining ? $" {Footnotes.Training}" : "")}";

    private static string Address(string root, PublicTable published) => $"{root}/data/{Uri.EscapeDataString(published.Id)}";

    private static string Day(DateTime hour) => hour.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Literal(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal)}\"";
}
