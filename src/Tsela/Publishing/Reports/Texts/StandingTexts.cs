using Microsoft.EntityFrameworkCore;
using Tsela.Publishing.Reports.Filling;
using Tsela.Shared.Database;

namespace Tsela.Publishing.Reports.Texts;

/// <summary>The text of each block that stands in an edition: the last that was written for it, or for an edition before.</summary>
public sealed class StandingTexts(TselaDb db)
{
    public async Task<IReadOnlyDictionary<string, ReportText>> Of(string report, ReportPeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(period);
        var first = period.First;
        var written = await db.Set<ReportText>().AsNoTracking().Where(text => text.Report == report && text.From <= first).ToListAsync(cancellationToken);
        return written.Where(text => ReportPeriod.Read(text.Period)?.Kind == period.Kind).GroupBy(text => text.Block, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(text => text.From).ThenBy(text => text.Version).Last(), StringComparer.Ordinal);
    }
}
