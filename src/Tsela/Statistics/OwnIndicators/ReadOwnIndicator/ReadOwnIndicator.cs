using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.OwnIndicators.DefineIndicator;

namespace Tsela.Statistics.OwnIndicators.ReadOwnIndicator;

/// <summary>The definition of an indicator of this office in all its versions, and what two of them differ in.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadOwnIndicator(TselaDb db, CurrentActor actor, FigureBooks books)
{
    /// <param name="From">The older version to compare; null for the one before <paramref name="To"/>.</param>
    /// <param name="To">The version that is shown; null for the latest.</param>
    public sealed record Request(string Code, int? From = null, int? To = null);

    /// <param name="Versions">Newest first.</param>
    /// <param name="Before">The version that it is compared with; null for the first.</param>
    public sealed record Shown(OwnIndicator Indicator, OwnIndicator? Before, IReadOnlyList<OwnIndicator> Versions, bool HasFigures, bool MayChange)
    {
        public IndicatorForm Form { get; } = IndicatorForm.Read(Indicator.Form);

        /// <summary>The fields that differ.</summary>
        public IEnumerable<(string Field, string Before, string After)> Changes => Before is null ? []
            : IndicatorForm.Read(Before.Form).Fields().Zip(Form.Fields()).Where(pair => pair.First.Text != pair.Second.Text)
                .Select(pair => (pair.First.Title, pair.First.Text, pair.Second.Text));
    }

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadOwnIndicator>() is { } refusal)
        {
            return refusal;
        }

        var number = OwnIndicator.NumberOf(request.Code);
        var versions = await db.Set<OwnIndicator>().AsNoTracking().Where(one => one.Number == number).OrderByDescending(one => one.Version).ToListAsync(cancellationToken);
        if (versions.FirstOrDefault(one => request.To is null || one.Version == request.To) is not { } indicator)
        {
            return StatisticsProblems.UnknownIndicator(request.Code);
        }

        var from = request.From ?? indicator.Version - 1;
        var book = await books.Latest(db, cancellationToken);
        return new Shown(
            indicator, versions.Find(one => one.Version == from), versions, book.Succeeded && book.Value.Indicator(indicator.Code) is not null,
            actor.Actor.Rights.Contains(Right.BuildFigures));
    }
}
