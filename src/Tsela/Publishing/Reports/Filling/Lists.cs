using Tsela.Catalogue;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>A list before it has a number: its heads, and its rows of words.</summary>
internal sealed record WordRows(IReadOnlyList<string> Heads, IEnumerable<IReadOnlyList<string>> Rows, string Empty = "Nothing is there to list.");

/// <summary>The tables of words in a report: made from the catalogue and from what is public.</summary>
internal sealed class Lists(PublicEdition edition, NationalCatalogue catalogue, ReportPeriod period, TableFilling filling, IReadOnlyList<string> gaps, Validations validations)
{
    public const string Posts = "posts";

    /// <summary>The map of the posts; it names the table that lists them.</summary>
    public const string PostsMap = "posts-map";

    private readonly Dictionary<string, Func<WordRows>> makers = Makers(edition, catalogue, period, filling, gaps, validations);

    /// <summary>The names that a template may use.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "acronyms", "adequacy", "changes", "data-sources", "decisions", "definitions", "evidence", "flows", "gaps", "glossary", "indicators", "institutions", "laws", "overlaps", Posts,
        PostsMap, "regular-reports", "releases", "six-dimensions", "six-dimensions-summary", "symbols", "treaties", "validations",
    ];

    public IEnumerable<ReportBlock> Make(ListTemplate list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Source == PostsMap)
        {
            return [CatalogueLists.PostsMap(catalogue, list)];
        }

        var made = makers[list.Source]();
        IReadOnlyList<FilledRow> rows = [.. made.Rows.Select(row => new FilledRow(row[0], Code: null, 0, IsTotal: false, [.. row.Skip(1).Select(text => new FilledCell(Value: null, "", 0, text))]))];
        if (rows.Count == 0)
        {
            return [new ParagraphBlock(Voice.Made, $"{list.Title}: {made.Empty}")];
        }

        return [new FilledTable(
            list.Number, list.Title, "words", made.Heads[0], [.. made.Heads.Skip(1).Select(head => new FilledColumn(head, Code: null, IsTotal: false))], rows, IsWords: true, [], [])];
    }

    private static Dictionary<string, Func<WordRows>> Makers(
        PublicEdition edition, NationalCatalogue catalogue, ReportPeriod period, TableFilling filling, IReadOnlyList<string> gaps, Validations validations) => new(StringComparer.Ordinal)
    {
        ["acronyms"] = () => CatalogueLists.Acronyms(catalogue),
        ["adequacy"] = () => Adequacy.Of(catalogue, filling, period),
        ["changes"] = () => Changes.Of(edition),
        ["data-sources"] = () => CatalogueLists.DataSources(catalogue, edition),
        ["decisions"] = validations.Decisions,
        ["definitions"] = () => CatalogueLists.Definitions(catalogue),
        ["evidence"] = () => Adequacy.Evidence(catalogue, filling, period),
        ["flows"] = () => CatalogueLists.Flows(catalogue),
        ["gaps"] = () => new(["Gap"], gaps.Select(gap => new[] { gap }), "every figure that was asked for is there."),
        ["glossary"] = () => CatalogueLists.Glossary(catalogue),
        ["indicators"] = () => CatalogueLists.Indicators(catalogue),
        ["institutions"] = () => CatalogueLists.Institutions(catalogue),
        ["laws"] = () => CatalogueLists.Instruments(catalogue, isNational: true),
        ["overlaps"] = () => CatalogueLists.Overlaps(catalogue),
        [Posts] = () => CatalogueLists.Posts(catalogue),
        ["regular-reports"] = () => CatalogueLists.RegularReports(catalogue),
        ["releases"] = () => Changes.Releases(edition),
        ["six-dimensions"] = () => SixDimensions.ByDataset(catalogue, edition),
        ["six-dimensions-summary"] = () => SixDimensions.Summary(catalogue, edition),
        ["symbols"] = () => new(["Symbol", "Meaning"], Disclosure.SafeSymbols.All.Select(one => new[] { one.Symbol, one.Meaning })),
        ["treaties"] = () => CatalogueLists.Instruments(catalogue, isNational: false),
        ["validations"] = validations.ByTable,
    };
}
