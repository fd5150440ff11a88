using Tsela.Publishing.Portal.Finding;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Search;

[PublicPage(FollowsEdition = true)]
public sealed class SearchPage(ShownEdition shown, SearchIndexes indexes, PublicTopics topics, PublicNames names) : PublicPageModel(shown)
{
    public const int ShownMax = 25;

    private const int LettersMax = 200;

    public string Asked { get; private set; } = "";

    internal SearchAnswer? Answer { get; private set; }

    /// <summary>Topics of that name.</summary>
    public IReadOnlyList<PublicTopic> Named { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var edition = await Edition(cancellationToken);
        var asked = Query("q")?.Trim() ?? "";
        Asked = asked.Length > LettersMax ? asked[..LettersMax] : asked;
        var words = SearchWords.OfQuestion(Asked);
        if (words.Count > 0)
        {
            Answer = indexes.Of(edition).Find(Asked);
            Named = [.. topics.All(edition).Where(topic => words.All(word => SearchWords.Of($"{topic.Code} {names.Category(topic.Code)}").Contains(word, StringComparer.Ordinal)))];
        }
    }
}
