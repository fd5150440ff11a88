using Tsela.Catalogue;
using Tsela.Shared.Languages;

namespace Tsela.Publishing.Portal.Finding;

/// <summary>
/// The index of the edition that was asked last. It is made from an edition alone, so what is under embargo is in none; a preview
/// has its own, which nobody else is given.
/// </summary>
public sealed class SearchIndexes(NationalCatalogue catalogue, TextFiles texts)
{
    private volatile SearchIndex? last;

    internal SearchIndex Of(PublicEdition edition)
    {
        var known = last;
        if (known is not null && ReferenceEquals(known.Edition, edition))
        {
            return known;
        }

        // two askers at once may both make it, which does no harm
        return last = new SearchIndex(edition, catalogue, texts);
    }
}
