using System.Globalization;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>Lists that the catalogue alone can give.</summary>
internal static class CatalogueLists
{
    public static WordRows Acronyms(NationalCatalogue catalogue) =>
        new(["Acronym", "Stands for"], catalogue.Institutions.OrderBy(one => one.Code, StringComparer.Ordinal).Select(one => new[] { one.Code, one.Name }));

    public static WordRows Glossary(NationalCatalogue catalogue) => new(
        ["Word", "Means in this report", "Standard"],
        catalogue.Definitions.OrderBy(one => one.Concept, StringComparer.Ordinal).Select(one => new[] { one.Concept, one.Proposal, one.Standard }));

    public static WordRows Definitions(NationalCatalogue catalogue) => new(
        ["Concept", "How institutions differ", "What follows", "Harmonised definition", "Standard"],
        catalogue.Definitions.Select(one => new[] { one.Concept, one.Differences, one.Consequence, one.Proposal, one.Standard }));

    public static WordRows Institutions(NationalCatalogue catalogue) => new(
        ["Institution", "Acronym", "Role", "Mandate", "Datasets"],
        catalogue.Institutions.Select(one => new[]
        {
            one.Name, one.Code, one.Role, one.Responsibilities,
            Joined(catalogue.Datasets.Where(dataset => dataset.Institution == one.Code).Select(dataset => $"{dataset.Id} {dataset.Title}"), "none"),
        }));

    public static WordRows DataSources(NationalCatalogue catalogue, PublicEdition edition)
    {
        var used = edition.Tables.SelectMany(table => table.Table.Sources.Select(source => (source.Series, table.Id))).ToLookup(one => one.Series, one => one.Id, StringComparer.Ordinal);
        return new(
            ["Dataset", "Holder", "Kept as", "How often", "Confidentiality", "Public figures that stand on it"],
            catalogue.Datasets.Select(one => new[]
            {
                $"{one.Id} {one.Title}", one.Institution, one.Medium, one.Frequency, one.Confidentiality,
                Joined(one.Series.SelectMany(series => used[series]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), "none yet"),
            }));
    }

    public static WordRows Indicators(NationalCatalogue catalogue) => new(
        ["Indicator", "Definition", "Unit", "Numerator and denominator", "Standard"],
        catalogue.Indicators.Select(one => new[]
        {
            $"{one.Id} {one.Name}", one.Definition, one.Unit, one.Denominator is { } denominator ? $"{one.Numerator} over {denominator}" : one.Numerator, one.Standard,
        }));

    public static WordRows Instruments(NationalCatalogue catalogue, bool isNational) => new(
        ["Instrument", "Year", "Kind", "Status", "What it says", "Checked by"],
        Codes(catalogue, "legal-instruments").Where(code => Attribute(code, "kind").StartsWith("national", StringComparison.Ordinal) == isNational)
            .Select(code => new[] { code.Label, Attribute(code, "year"), Attribute(code, "kind"), Attribute(code, "status"), code.Note ?? "", Attribute(code, "verification") }));

    public static WordRows Posts(NationalCatalogue catalogue)
    {
        var districts = Codes(catalogue, "districts").ToDictionary(code => code.Value, code => code.Label, StringComparer.Ordinal);
        return new(
            ["Border post", "District", "Kind", "South African side", "Hours"],
            Codes(catalogue, "border-posts").Select(code => new[]
            {
                code.Label, districts.GetValueOrDefault(Attribute(code, "district"), "not stated"), Attribute(code, "kind"), Attribute(code, "southAfricanPost"), Attribute(code, "hours"),
            }));
    }

    /// <summary>Where the posts are, and how many a district has.</summary>
    public static FilledMap PostsMap(NationalCatalogue catalogue, ListTemplate list)
    {
        var posts = Codes(catalogue, "border-posts");
        var counts = Codes(catalogue, "districts").ToDictionary(code => code.Value, code => (decimal?)posts.Count(post => Attribute(post, "district") == code.Value), StringComparer.Ordinal);
        return new FilledMap(list.Number, list.Title, list.Table, "posts", counts, "number in each district")
        {
            Points = [.. posts.Where(post => Degrees(post, "latitude") is not null && Degrees(post, "longitude") is not null)
                .Select(post => new MapPoint(post.Label, Degrees(post, "latitude")!.Value, Degrees(post, "longitude")!.Value))],
        };
    }

    /// <summary>The reports that institutions owe each other, then the records that they hand in here.</summary>
    public static WordRows Flows(NationalCatalogue catalogue) => new(
        ["From", "What", "To", "How often"],
        catalogue.Reports.Select(one => new[] { string.Join(", ", one.From), $"{one.Id} {one.Title}", string.Join(", ", one.To), one.Periodicity })
            .Concat(catalogue.Datasets.Select(one => new[] { one.Institution, $"{one.Id} {one.Title}", one.Institution == "BOS" ? "BOS keeps it" : "BOS, for this system", one.Frequency })));

    public static WordRows Overlaps(NationalCatalogue catalogue) => new(
        ["Subject", "Datasets", "Problem", "Proposed owner"],
        catalogue.Overlaps.Select(one => new[] { one.Subject, string.Join(", ", one.Datasets), one.Problem, one.ProposedOwner }));

    public static WordRows RegularReports(NationalCatalogue catalogue) => new(
        ["Report", "From", "To", "How often", "Content"],
        catalogue.Reports.Select(one => new[] { $"{one.Id} {one.Title}", string.Join(", ", one.From), string.Join(", ", one.To), one.Periodicity, one.Content }));

    public static string Joined(IEnumerable<string> texts, string none) => string.Join(", ", texts) is { Length: > 0 } joined ? joined : none;

    private static IReadOnlyList<Code> Codes(NationalCatalogue catalogue, string list) => catalogue.CodeLists.GetValueOrDefault(list)?.Codes ?? [];

    private static double? Degrees(Code code, string name) =>
        double.TryParse(code.Attributes.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static string Attribute(Code code, string name) => code.Attributes.GetValueOrDefault(name) is { Length: > 0 } text ? text : "not stated";
}
