using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Adequacy;

/// <summary>How far the national list is computed and what each institution owes; from the latest snapshot.</summary>
[Needs(Right.ReadCatalogue)]
public sealed class ReadAdequacy(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, IndicatorMeasures measures, FigureBooks books, IDeliveryNews news)
{
    public sealed record Request;

    public async Task<Outcome<AdequacyReport>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<ReadAdequacy>() is { } refusal)
        {
            return refusal;
        }

        var latest = await books.Latest(db, cancellationToken);
        return latest.Problem is { } problem
            ? problem
            : new AdequacyReckoning(catalogue, measures.ById, latest.Value).Of(await news.BySeries(cancellationToken));
    }
}
