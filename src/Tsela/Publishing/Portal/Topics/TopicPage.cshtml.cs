using Microsoft.AspNetCore.Mvc;
using Tsela.Catalogue;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Topics;

[PublicPage(FollowsEdition = true)]
public sealed class TopicPage(ShownEdition shown, PublicTopics topics, NationalCatalogue catalogue) : PublicPageModel(shown)
{
    public PublicTopic? Topic { get; private set; }

    /// <summary>Names of the list's indicators that have no public figure yet.</summary>
    public IReadOnlyList<Indicator> NotYet { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken)
    {
        Topic = topics.Of(await Edition(cancellationToken), code);
        if (Topic is null)
        {
            return NotFound();
        }

        var listed = Topic.IsAcross
            ? catalogue.CrossCutting.First(category => category.Code == Topic.Code).Indicators.Select(catalogue.Indicator).OfType<Indicator>()
            : catalogue.IndicatorCategories.First(category => category.Category == Topic.Code).Indicators;
        NotYet = [.. listed.Where(indicator => Topic.Tables.All(table => table.Id != indicator.Id))];
        return Page();
    }
}
