using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Ask;

/// <summary>The registers that anybody may ask.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class AskListPage(ShownEdition shown) : PublicPageModel(shown)
{
    public IReadOnlyList<PublicTable> Registers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Registers = (await Edition(cancellationToken)).Registers;
}
