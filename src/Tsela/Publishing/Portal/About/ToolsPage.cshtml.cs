using Tsela.Publishing.JsonStat;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.About;

/// <summary>The doors through which programs read what is public.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class ToolsPage(ShownEdition shown) : PublicPageModel(shown)
{
    public PublicTable? Example { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Example = (await Edition(cancellationToken)).Tables.FirstOrDefault(table => AskedPart.FitsWhole(table.Table));
}
