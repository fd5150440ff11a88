using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Catalogue;
using Tsela.Shared.Web;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ReadSnapshot;

public sealed class SnapshotModel(ReadSnapshot readSnapshot, VerifySnapshot verifySnapshot) : TselaPage
{
    public ReadSnapshot.Shown? Shown { get; private set; }

    public DataTable Table => new(
        "Series in the snapshot",
        [
            new("Series"), new("Institution"), new("Rows", Numeric: true), new("Change", Numeric: true), new("Deliveries", Numeric: true), new("Periods"),
            new("Rows linked", Numeric: true), new("Rows that name nobody", Numeric: true), new("Complete", Numeric: true), new("Valid", Numeric: true), new("Consistent", Numeric: true), new("SHA-256 of the file"),
        ],
        [.. Shown!.Manifest.Series.Select(Row)])
    { ShowCaption = false };

    /// <summary>What the office had entered beside the deliveries when the snapshot was taken.</summary>
    public string Entered => Shown!.Manifest.Entered is { } entered
        ? $"{Counted(entered.Estimates.Count, "estimate")}, {Counted(entered.Indicators.Count, "own indicator")}, {Counted(entered.Groupings.Count, "own grouping")} (SHA-256 {entered.Sha256})"
        : "nothing";

    /// <summary>The linkage whose keys say who is who.</summary>
    public string Linkage => Shown!.Manifest.Linkage is { } linkage
        ? $"run {linkage.Run} of {linkage.FinishedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC: {Count(Shown.Manifest.Series.Sum(series => series.RowsLinked))} rows have its keys, the others those of their identifiers"
        : "none had finished: people are told apart by their identifiers";

    /// <summary>What the check of every byte found; null where nobody has asked for it.</summary>
    public VerifySnapshot.Verified? Verified { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readSnapshot.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        var verified = await verifySnapshot.Handle(new(id), cancellationToken);
        if (verified.Problem is { } problem)
        {
            return Refused(problem);
        }

        Verified = verified.Value;
        return await OnGetAsync(id, cancellationToken);
    }

    private IReadOnlyList<Cell> Row(SnapshotSeries series)
    {
        var change = Shown!.Before.Count == 0 ? "" : (series.Rows - Shown.Before.GetValueOrDefault(series.Id)).ToString("+#,0;−#,0;0", CultureInfo.InvariantCulture);
        return
        [
            new Cell($"{series.Id} {series.Title}", $"/series/{series.Id}"), series.Institution, Count(series.Rows), change, Count(series.Deliveries.Count),
            series.Deliveries.Count == 0 ? "" : $"{series.Deliveries[0].Period} to {series.Deliveries[^1].Period}", Count(series.RowsLinked), Count(series.RowsWithoutPerson),
            Share(series.Quality.Completeness), Share(series.Quality.Validity), Share(series.Quality.Consistency), series.Sha256,
        ];
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share is null ? ".." : SeriesWords.Percent(share);

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
