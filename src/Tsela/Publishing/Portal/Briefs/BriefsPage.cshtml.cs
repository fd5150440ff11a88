using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Briefs;

/// <summary>All briefs that there are.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class BriefsPage(ShownEdition shown, PublicTopics topics, PublicNames names, NationalCatalogue catalogue) : PublicPageModel(shown)
{
    public IReadOnlyList<(string Heading, IReadOnlyList<(string Address, Wording Name)> Briefs)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var edition = await Edition(cancellationToken);
        var hasDistricts = edition.Tables.Any(table => table.Table.Dimensions.Any(dimension => dimension.Kind == SafeDimensionKind.District));
        Groups =
        [
            ("brief.districts", hasDistricts ? [.. catalogue.CodeLists["districts"].Codes.Select(code => ($"/briefs/districts/{code.Value}", new Wording(code.Label, IsForeign: false)))] : []),
            ("brief.topics", [.. topics.All(edition).Where(topic => topic.Tables.Count > 0).Select(topic => ($"/briefs/topics/{topic.Code}", topic.Title))]),
            ("brief.countries", [.. BriefFigures.Countries(edition).Where(one => catalogue.CodeLists["countries"].Codes.Any(known => known.Value == one.Code.Code)).Select(one => ($"/briefs/countries/{one.Code.Code}", names.Code(one.Dimension, one.Code)))]),
        ];
    }
}
