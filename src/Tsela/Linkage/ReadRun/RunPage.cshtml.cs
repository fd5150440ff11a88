using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Shared.Charts;
using Tsela.Shared.Web;

namespace Tsela.Linkage.ReadRun;

public sealed class RunModel(ReadRun readRun, StopRun.StopRun stopRun, ContinueRun.ContinueRun continueRun) : TselaPage
{
    public ReadRun.Shown? Shown { get; private set; }

    public bool IsLive => Shown?.Run.LiveKey is not null;

    public IReadOnlyList<(string Key, string Value)> Figures => Shown!.Run is var run
        ?
        [
            ("Records", $"{RunWords.Whole(run.Records)} of {RunWords.Whole(run.Deliveries)} deliveries"),
            ("Descriptions", $"{RunWords.Whole(run.Descriptions)} different ones: records that say the same of a person with the same number are compared once"),
            ("Persons", $"{RunWords.Whole(run.Persons)}, of whom {RunWords.Whole(run.NewKeys)} have a new key"),
            ("Keys", $"{RunWords.Whole(run.MergedKeys)} merged into others, {RunWords.Whole(run.SplitKeys)} split off from others, {RunWords.Whole(Shown.Ended)} ended because no record in force is left"),
            ("Pairs", $"{RunWords.Compared(run)}, {RunWords.Whole(run.PairsKept)} kept, {RunWords.Whole(run.Links)} of them linked"),
            ("Took", RunWords.Seconds(run.Seconds)),
            ("Data", run.IsTraining ? "holds training data: that country does not exist" : "no training data"),
        ]
        : [];

    public IReadOnlyList<(string Key, string Value)> Parameters => Shown!.Run is var run
        ?
        [
            ("Linked from", string.Create(CultureInfo.InvariantCulture, $"a probability of {run.Threshold:0.00} on")),
            ("Kept for review from", string.Create(CultureInfo.InvariantCulture, $"a probability of {run.KeptFrom:0.00} on")),
            ("Seed", run.Seed.ToString(CultureInfo.InvariantCulture)),
            ("Before anything is compared", RunWords.Prior(Shown.Report!.Model)),
        ]
        : [];

    public BarChart Weights => new(
        "Pairs by weight", "pairs",
        [
            .. Shown!.Report!.Weights.OrderByDescending(bar => bar.From)
                .Select(bar => ($"{RunWords.Bits(bar.From)} bits{(bar.From == WeightBar.Highest ? " and more" : "")} ({Certainty(bar.From + 0.5)})", (decimal?)bar.Pairs)),
        ],
        "Each bit doubles the odds that the two records are one person. Pairs of less certainty were not kept.");

    public DataTable Passes => new(
        "Blocking passes: which pairs were looked at",
        [new("Records that agree on"), new("Pairs that no earlier one offered", Numeric: true), new("Blocks that were too large and were split", Numeric: true)],
        [
            .. Shown!.Report!.Model.Passes.Select(pass => (IReadOnlyList<Cell>)[pass.Name, RunWords.Whole(pass.Pairs), RunWords.Whole(pass.SplitBlocks)]),
        ])
    { ShowCaption = false };

    public DataTable Changes => new(
        "What happened to keys",
        [new("Key"), new("What happened"), new("Other key")],
        [
            .. Shown!.Changes.Select(change => (IReadOnlyList<Cell>)
            [
                change.Key[..8], RunWords.Change(change.Kind), change.Other?[..8] ?? "",
            ]),
        ])
    { ShowCaption = false, Empty = "No key was merged or split." };

    public DataTable Sample => new(
        "The random sample of links",
        [new("Links of"), new("Links", Numeric: true), new("Reviewed", Numeric: true), new("Right", Numeric: true)],
        [
            .. Shown!.Quality!.Strata.Select(one => (IReadOnlyList<Cell>)
            [
                one.Stratum.Name, RunWords.Whole(one.Links), RunWords.Whole(one.Reviewed), RunWords.Whole(one.Right),
            ]),
        ])
    { ShowCaption = false };

    /// <summary>How far one comparison can speak for one person or against it.</summary>
    public static string Reach(ComparisonModel comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return $"from {RunWords.Bits(comparison.Levels.Max(level => level.Weight))} to {RunWords.Bits(comparison.Levels.Min(level => level.Weight))} bits";
    }

    /// <summary>What one comparison learned.</summary>
    public static DataTable Levels(ComparisonModel comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(
            $"What {comparison.Name} says",
            [new("Outcome"), new("Among pairs of one person"), new("Among pairs of strangers"), new("Says (bits)", Numeric: true)],
            [
                .. comparison.Levels.Select(level => (IReadOnlyList<Cell>)[level.Label, RunWords.Often(level.M), RunWords.Often(level.U), RunWords.Bits(level.Weight)]),
            ])
        { ShowCaption = false };
    }

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => Show(id, cancellationToken);

    public async Task<IActionResult> OnPostStopAsync(Guid id, CancellationToken cancellationToken) =>
        await After(id, (await stopRun.Handle(new(id), cancellationToken)).Problem, cancellationToken);

    public async Task<IActionResult> OnPostContinueAsync(Guid id, CancellationToken cancellationToken) =>
        await After(id, (await continueRun.Handle(new(id), cancellationToken)).Problem, cancellationToken);

    private async Task<IActionResult> After(Guid id, Shared.Problem? problem, CancellationToken cancellationToken)
    {
        if (problem is null)
        {
            return Redirect($"/linkage/runs/{id}");
        }

        var refused = Refused(problem);
        Shown = (await readRun.Handle(new(id), cancellationToken)) is { Succeeded: true } shown ? shown.Value : null;
        return refused;
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        var outcome = await readRun.Handle(new(id), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private static string Certainty(double bits) => ScoredPair.ProbabilityOf(bits) switch
    {
        > 0.9995 => "nearly certain",
        var probability => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0} %"),
    };
}
