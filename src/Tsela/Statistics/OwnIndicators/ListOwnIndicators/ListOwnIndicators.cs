using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.OwnIndicators.ListOwnIndicators;

/// <summary>The indicators of this office, each with its latest version and figure.</summary>
[Needs(Right.ReadFigures)]
public sealed class ListOwnIndicators(TselaDb db, CurrentActor actor, FigureBooks books)
{
    public sealed record Request;

    /// <param name="Figure">The latest yearly total of the latest snapshot; null where that has not this version.</param>
    public sealed record Row(OwnIndicator Latest, Figure? Figure);

    public sealed record Listed(IReadOnlyList<Row> Rows, bool MayDefine);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListOwnIndicators>() is { } refusal)
        {
            return refusal;
        }

        var latest = await books.Latest(db, cancellationToken);
        if (latest.Problem is { Kind: not ProblemKind.NotFound } problem)
        {
            return problem;
        }

        var book = latest.Succeeded ? latest.Value : null;
        var versions = await db.Set<OwnIndicator>().AsNoTracking().ToListAsync(cancellationToken);
        return new Listed(
            [
                .. versions.GroupBy(one => one.Number).Select(group => group.MaxBy(one => one.Version)!).OrderBy(one => one.Number)
                    .Select(one => new Row(one, one.RetiredAt is null ? FigureOf(book, one) : null)),
            ],
            actor.Actor.Rights.Contains(Right.BuildFigures));
    }

    private static Figure? FigureOf(FigureBook? book, OwnIndicator indicator) =>
        book?.Manifest.Entered?.Indicators.Any(one => one.Id == indicator.Code && one.Version == indicator.Version) == true && book.Indicator(indicator.Code) is { } known
            ? Trends.Yearly(book.Of(known.Id)) is { Count: > 0 } years ? Trends.Latest(years) : book.WhyNot(known, book.LatestYear)
            : null;
}
