using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Topics;

[PublicPage(FollowsEdition = true)]
public sealed class TopicsPage(ShownEdition shown, PublicTopics topics) : PublicPageModel(shown)
{
    public IReadOnlyList<PublicTopic> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Topics = topics.All(await Edition(cancellationToken));
}
