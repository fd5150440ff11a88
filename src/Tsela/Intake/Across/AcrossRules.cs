using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Process;
using Tsela.Intake.Submissions;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Intake.Across;

/// <summary>What the comparison with other deliveries and series found.</summary>
/// <param name="RejectedRows">Rows that a rule of severity error keeps out.</param>
/// <param name="RefusesFile">A rule of severity error stands against the file as a whole.</param>
/// <param name="Figures">The figures that were compared, for the quality page.</param>
internal sealed record AcrossResult(IReadOnlyList<long> RejectedRows, bool RefusesFile, IReadOnlyList<CoherenceFigure> Figures);

/// <summary>The rules of levels 2 to 5 that need the whole file: volume, coherence, the same figure elsewhere.</summary>
internal sealed class AcrossRules(TselaDb db, NationalCatalogue catalogue, Submission submission, FindingTray tray)
{
    private const int EarlierDeliveriesMin = 2;

    // a count as small as this doubles or vanishes by chance alone
    private const int RowsThatChanceMoves = 10;

    private readonly List<long> rejected = [];
    private readonly List<CoherenceFigure> figures = [];
    private bool refusesFile;

    public static RowWatch[] WatchesOf(TableSchema series) =>
    [
        .. series.Rules.OfType<CoherenceRule>().Select(rule => new CoherenceWatch(rule, series)),
        .. series.Rules.OfType<SameFigureRule>().Select(rule => new SameFigureWatch(rule, series)),
    ];

    public async Task<AcrossResult> Decide(TableSchema series, CheckSummary summary, RowWatch[] watches, CancellationToken cancellationToken)
    {
        foreach (var rule in series.Rules.OfType<VolumeRule>())
        {
            await Volume(rule, summary.Rows, cancellationToken);
        }

        foreach (var watch in watches)
        {
            if (watch is CoherenceWatch coherence)
            {
                await Coherence(coherence, cancellationToken);
            }
            else if (watch is SameFigureWatch same)
            {
                await SameFigure(same, cancellationToken);
            }
        }

        return new AcrossResult(rejected, refusesFile, figures);
    }

    private async Task Volume(VolumeRule rule, long rows, CancellationToken cancellationToken)
    {
        var earlier = await db.InForce()
            .Where(delivery => delivery.Series == submission.Series && delivery.Institution == submission.Institution
                && delivery.PeriodEnd < submission.PeriodStart)
            .Select(delivery => delivery.RecordCount).ToListAsync(cancellationToken);
        if (earlier.Count < EarlierDeliveriesMin)
        {
            return;
        }

        var mean = (decimal)earlier.Average();
        if (Math.Max(rows, mean) < RowsThatChanceMoves)
        {
            return;
        }

        if (rows > mean * rule.FactorMax || rows * rule.FactorMax < mean)
        {
            Tell(rule, 0, 0, string.Create(CultureInfo.InvariantCulture, $"{rows}"),
                string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows, against {mean:N0} on average in {earlier.Count} earlier deliveries."));
        }
    }

    private async Task Coherence(CoherenceWatch watch, CancellationToken cancellationToken)
    {
        var rule = watch.Rule;
        var others = await db.InForce()
            .Where(delivery => delivery.Series == rule.Series && delivery.PeriodStart == submission.PeriodStart
                && delivery.PeriodEnd == submission.PeriodEnd)
            .Select(delivery => new { delivery.Id, delivery.RecordCount }).ToListAsync(cancellationToken);
        if (others.Count == 0)
        {
            return;
        }

        decimal theirs = others.Sum(delivery => delivery.RecordCount);
        if (catalogue.Series.TryGetValue(rule.Series, out var other) && CoherenceWatch.CountFieldOf(other) >= 0)
        {
            var ids = others.ConvertAll(delivery => delivery.Id);
            var counts = await db.Set<HarmonisedRecord>().Where(record => ids.Contains(record.DeliveryId)).Select(record => record.CountValue)
                .ToListAsync(cancellationToken);
            theirs = counts.Sum(count => count ?? 0);
        }

        Compare(rule, rule.Series, submission.Period, watch.Count, theirs, rule.Tolerance, 0, 0, rule.Slack);
    }

    private async Task SameFigure(SameFigureWatch watch, CancellationToken cancellationToken)
    {
        var rule = watch.Rule;
        if (watch.Figures.Count == 0)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var records = db.InForce().Where(delivery => delivery.Series == rule.Series)
            .Join(db.Set<HarmonisedRecord>(), delivery => delivery.Id, record => record.DeliveryId, (_, record) => record.Harmonised);
        await foreach (var json in records.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            using var values = JsonDocument.Parse(json);
            var key = string.Join(Reference.Separator, rule.On.Select(field => Text(values, field)));
            if (watch.Figures.TryGetValue(key, out var ours) && seen.Add(key)
                && decimal.TryParse(Text(values, rule.In), NumberStyles.Float, CultureInfo.InvariantCulture, out var theirs))
            {
                Compare(rule, rule.Series, key.Replace(Reference.Separator, ' '), ours.Value, theirs, rule.Tolerance, ours.Row, ours.SheetRow);
            }
        }
    }

    private void Compare(Rule rule, string otherSeries, string subject, decimal ours, decimal theirs, decimal tolerance, long row, long sheetRow, decimal slack = 0)
    {
        figures.Add(new CoherenceFigure
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            Rule = rule.Id,
            OtherSeries = otherSeries,
            Subject = subject,
            Ours = ours,
            Theirs = theirs,
        });
        if (Math.Abs(ours - theirs) > Math.Max(slack, tolerance * (Math.Abs(ours) + Math.Abs(theirs)) / 2))
        {
            Tell(rule, row, sheetRow, ours.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"Here {ours:#,0.##} for {subject}, in {otherSeries} {theirs:#,0.##}."));
        }
    }

    private void Tell(Rule rule, long row, long sheetRow, string value, string figuresInWords)
    {
        tray.Add(new Finding(row, sheetRow, 0, rule.Field, rule.Id, rule.Level, rule.Severity, value, $"{rule.Message} {figuresInWords}", rule.Mend));
        if (rule.Severity == Severity.Error && row > 0)
        {
            rejected.Add(row);
        }

        refusesFile |= rule.Severity == Severity.Error && row == 0;
    }

    private static string? Text(JsonDocument values, string field) =>
        values.RootElement.TryGetProperty(field, out var value) ? value.GetString() : null;
}
