using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Data;

[PublicPage(FollowsEdition = true)]
public sealed class DataListPage(ShownEdition shown, PublicTopics topics) : PublicPageModel(shown)
{
    public IReadOnlyList<PublicTopic> Topics { get; private set; } = [];

    /// <summary>Tables that belong to no category of the list.</summary>
    public IReadOnlyList<PublicTable> Others { get; private set; } = [];

    public int Count { get; private set; }

    /// <summary>Some registers are open for questions.</summary>
    public bool HasRegisters { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var edition = await Edition(cancellationToken);
        Topics = [.. topics.All(edition).Where(topic => !topic.IsAcross && topic.Tables.Count > 0)];
        Others = [.. edition.Tables.Except(Topics.SelectMany(topic => topic.Tables))];
        Count = edition.Tables.Count;
        HasRegisters = edition.Registers.Count > 0;
    }
}
