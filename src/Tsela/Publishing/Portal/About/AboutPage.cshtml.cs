using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.About;

/// <summary>How the figures are made and what stands beside them.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class AboutPage(ShownEdition shown) : PublicPageModel(shown)
{
}
