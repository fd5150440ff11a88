using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Linkage.ReviewWorkload;

public sealed class WorkloadModel(ReadWorkload readWorkload) : TselaPage
{
    public ReadWorkload.Workload? Workload { get; private set; }

    public DataTable Bands => new(
        "Pairs by probability",
        [
            new("Probability"), new("Waiting", Numeric: true), new("For a second", Numeric: true), new("Disagreement", Numeric: true), new("One person", Numeric: true),
            new("Not one", Numeric: true), new("Cannot tell", Numeric: true), new("Of those told, one person"),
        ],
        [
            .. Workload!.Bands.OrderByDescending(band => band.From).Select(band => (IReadOnlyList<Cell>)
            [
                string.Create(CultureInfo.InvariantCulture, $"{band.From * 100:0.##} to {band.To * 100:0.##} %"), Number(band.Waiting), Number(band.WaitingForSecond), Number(band.Conflicts),
                Number(band.OnePerson), Number(band.NotOne), Number(band.CannotTell), InWords(band.RightLinks),
            ]),
        ])
    { ShowCaption = false };

    public DataTable Reviewers => new(
        "Opinions by reviewer",
        [
            new("Reviewer"), new("Opinions", Numeric: true), new("Median time", Numeric: true),
            .. Workload!.Days.Select(day => new Column(day.ToString("d MMM", CultureInfo.InvariantCulture), Numeric: true)),
        ],
        [
            .. Workload.Reviewers.Select(one => (IReadOnlyList<Cell>)
            [
                one.Name, Number(one.Opinions), one.Median is { } median ? string.Create(CultureInfo.InvariantCulture, $"{median.TotalSeconds:0} s") : "–",
                .. Workload.Days.Select(day => (Cell)Number(one.Days.Where(its => its.Day == day).Sum(its => its.Count))),
            ]),
        ])
    { ShowCaption = false, Empty = "Nobody has decided anything yet." };

    public string Agreement => Workload!.Agreement.Of == 0
        ? "No pair has been seen by two reviewers yet. One in ten is, and each that a reviewer sends on."
        : $"Of {Number(Workload.Agreement.Of)} pairs that two reviewers saw without knowing of each other, they agree on {InWords(Workload.Agreement)}. " + (Workload.Kappa is { } kappa
            ? string.Create(CultureInfo.InvariantCulture, $"Beyond chance (Cohen's kappa): {kappa.Value:0.00}, interval {kappa.Low:0.00} to {kappa.High:0.00}; 1 is full agreement, 0 what chance gives.")
            : "Cohen's kappa says nothing here, because both always gave the same one answer.");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readWorkload.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Workload = outcome.Value;
        return Page();
    }

    private static string InWords(ShareOf share) => share.Of == 0 ? "none told yet" : string.Create(
        CultureInfo.InvariantCulture, $"{share.Share * 100:0.0} % ({share.Low * 100:0.0} to {share.High * 100:0.0} %, of {share.Of})");

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
