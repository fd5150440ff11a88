using Microsoft.AspNetCore.Mvc;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing.Portal.Tables;
using Tsela.Shared.Charts;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Briefs;

/// <summary>One page to print about a district, a topic or a country.</summary>
[PublicPage(FollowsEdition = true)]
public sealed class BriefPage(ShownEdition shown, PublicTopics topics, PublicNames names, NationalCatalogue catalogue) : PublicPageModel(shown)
{
    /// <summary>What fits on a sheet beside the pictures.</summary>
    public const int LinesMax = 12;

    public Wording Name { get; private set; }

    /// <summary>districts, topics or countries.</summary>
    public string Kind { get; private set; } = "";

    public PublicRelease? Latest { get; private set; }

    internal IReadOnlyList<BriefLine> Lines { get; private set; } = [];

    /// <summary>The district that the map shows; null for other briefs.</summary>
    public string? District { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string code, CancellationToken cancellationToken)
    {
        var edition = await Edition(cancellationToken);
        Kind = kind;
        var known = kind switch
        {
            "districts" => OfDistrict(edition, code),
            "topics" => OfTopic(edition, code),
            "countries" => OfCountry(edition, code),
            _ => false,
        };
        Latest = edition.Releases is [var latest, ..] ? latest : null;
        return known ? Page() : NotFound();
    }

    private bool OfDistrict(PublicEdition edition, string code)
    {
        if (catalogue.CodeLists["districts"].Codes.FirstOrDefault(one => one.Value.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } district)
        {
            return false;
        }

        (Name, District, Lines) = (new Wording(district.Label, IsForeign: false), district.Value, BriefFigures.OfDistrict(edition, district.Value));
        return true;
    }

    private bool OfTopic(PublicEdition edition, string code)
    {
        if (topics.Of(edition, code) is not { } topic)
        {
            return false;
        }

        (Name, Lines) = (topic.Title, BriefFigures.OfTopic(topic));
        return true;
    }

    private bool OfCountry(PublicEdition edition, string code)
    {
        if (catalogue.CodeLists["countries"].Codes.FirstOrDefault(one => one.Value.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } country)
        {
            return false;
        }

        var dimension = new SafeDimension("country", "Country", SafeDimensionKind.Code, "countries", []);
        (Name, Lines) = (names.Code(dimension, new SafeCode(country.Value, country.Label)), BriefFigures.OfCountry(edition, country.Value));
        return true;
    }
}
