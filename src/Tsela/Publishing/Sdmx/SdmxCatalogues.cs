using Tsela.Catalogue;

namespace Tsela.Publishing.Sdmx;

/// <summary>The catalogue of what is public now; made anew when another edition is public.</summary>
public sealed class SdmxCatalogues(PublicTables tables, NationalCatalogue national)
{
    private readonly Lock making = new();
    private volatile SdmxCatalogue? held;

    public async ValueTask<SdmxCatalogue> Now(CancellationToken cancellationToken)
    {
        var edition = await tables.Now(cancellationToken);
        if (held is { } known && ReferenceEquals(known.Edition, edition))
        {
            return known;
        }

        lock (making)
        {
            return held is { } made && ReferenceEquals(made.Edition, edition) ? made : held = SdmxCatalogue.Of(edition, national);
        }
    }
}
