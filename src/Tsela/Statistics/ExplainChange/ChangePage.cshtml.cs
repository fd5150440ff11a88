using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>Why a figure changed.</summary>
public sealed class ChangeModel(ExplainChange explainChange) : TselaPage
{
    private const int SubmissionsShown = 50;

    public ExplainChange.Explained? Explained { get; private set; }

    /// <summary>What the figure is of: everything, or <c>Female, Maseru</c>.</summary>
    public string Of => Explained!.Breakdown == Answer.Total ? "in all" : Explained.Labels.InWords(Explained.Breakdown);

    /// <summary>The change, where there is one.</summary>
    public decimal? Change => Explained!.To.Value - Explained.From.Value;

    /// <summary>The snapshots that the form begins with.</summary>
    public (Guid From, Guid To) Chosen => Explained!.AreYears && Explained.Snapshots.Count > 1
        ? (Explained.Snapshots[1].Id, Explained.Snapshots[0].Id)
        : (Explained.From.Manifest.Id, Explained.To.Manifest.Id);

    /// <summary>The years that can be compared.</summary>
    public IReadOnlyList<string> Years => [.. Explained!.References.Select(reference => reference[..4]).Distinct(StringComparer.Ordinal)];

    public DataTable Causes => new(
        "What the change is made of",
        [new("Cause"), new("Change", Numeric: true), new("Submissions", Numeric: true)],
        [
            .. Explained!.Contributions.Select(one => (IReadOnlyList<Cell>)[CauseOf(one), WithSign(one.Value), Count(one.SubmissionCount)]),
            ["Together", WithSign(Change ?? 0), ""],
        ])
    { ShowCaption = false };

    /// <summary>The submissions of each cause, as far as they may be seen.</summary>
    public IEnumerable<(string Cause, DataTable Table, string? Left)> Submissions => Explained!.Contributions.Where(one => one.Submissions.Count > 0)
        .Select(one => (CauseOf(one), TableOf(one), RestOf(one)));

    public static string CauseOf(Contribution contribution)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        var words = contribution.Causes.Select(ChangeCauses.Words).ToList();
        return words.Count == 1 ? words[0] : $"{words[0]}, with {string.Join(", ", words.Skip(1).Select(word => char.ToLowerInvariant(word[0]) + word[1..]))}";
    }

    public static string WithSign(decimal change) => change == 0 ? "0" : change.ToString(change == decimal.Truncate(change) ? "+#,0;−#,0" : "+#,0.0###;−#,0.0###", CultureInfo.InvariantCulture);

    public static string Taken(SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return $"snapshot of {manifest.MadeAt.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC";
    }

    public async Task<IActionResult> OnGetAsync(string id, string? from, string? to, string? reference, string? breakdown, CancellationToken cancellationToken)
    {
        var outcome = await explainChange.Handle(new(id, Given(from), Given(to), Given(reference), Given(breakdown)), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Explained = outcome.Value;
        return Page();
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DataTable TableOf(Contribution contribution) => new(
        CauseOf(contribution),
        [new("Submission"), new("Institution"), new("Period"), new("Accepted (UTC)"), new("Records", Numeric: true), new("In place of")],
        [
            .. contribution.Submissions.Take(SubmissionsShown).Select(one => (IReadOnlyList<Cell>)
            [
                new Cell(one.Series, $"/submissions/{one.Delivery.Id}"), one.Delivery.Institution, one.Delivery.Period,
                one.Delivery.AcceptedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Count(one.Delivery.Records),
                one.InPlaceOf is { } corrected ? new Cell($"{Count(corrected.Records)} records, {corrected.AcceptedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", $"/submissions/{corrected.Id}") : "",
            ]),
        ])
    { ShowCaption = false };

    private static string? RestOf(Contribution contribution)
    {
        var shown = Math.Min(contribution.Submissions.Count, SubmissionsShown);
        return shown == contribution.SubmissionCount ? null : $"{shown} of {contribution.SubmissionCount} are shown.";
    }

    private static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
