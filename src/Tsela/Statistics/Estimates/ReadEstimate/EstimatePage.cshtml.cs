using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Estimates.ReadEstimate;

public sealed class EstimateModel(ReadEstimate readEstimate, WithdrawEstimate.WithdrawEstimate withdraw, SeeEstimate.SeeEstimate see) : TselaPage
{
    public ReadEstimate.Shown? Shown { get; private set; }

    public IEnumerable<(string Key, string Value)> Facts
    {
        get
        {
            var latest = Shown!.Latest;
            yield return ("Standing", Shown.Standing);
            yield return ("Of", latest.Of == EstimateOf.Delivery ? $"the records of a delivery of {latest.Subject} for {latest.Reference}" : $"the figure of {latest.Subject} for {latest.Reference}, {(latest.Breakdown == "_T" ? "total" : latest.Breakdown)}");
            yield return ("Value", Number(latest.Value) + (latest is { Low: { } low, High: { } high } ? $" ({Number(low)} to {Number(high)})" : ""));
            yield return ("Method", EstimateMethods.InWords(latest.Method, latest.MethodText));
            yield return ("Reason", latest.Reason);
            yield return ("Entered", $"{latest.EnteredBy}, {At(latest.EnteredAt)}");
            yield return ("Seen by a second person", latest.SeenBy is { } seen ? $"{seen}, {At(latest.SeenAt)}" : "nobody yet");
            if (latest.WithdrawnWhy is { } why)
            {
                yield return ("Withdrawn", $"{latest.EndedBy}, {At(latest.EndedAt)}: {why}");
            }
        }
    }

    public DataTable Uses => new(
        "Figures of the latest snapshot that hold the estimate", [new("Indicator"), new("Of"), new("Figure", Numeric: true), new("From")],
        [.. Shown!.Uses.Select(figure => (IReadOnlyList<Cell>)[new Cell(figure.Indicator, $"/indicators/{figure.Indicator}"), figure.Reference, $"{figure.Shown} {figure.Unit} ({figure.Symbol})", figure.Source])])
    { ShowCaption = false };

    public DataTable Versions => new(
        "Versions, newest first", [new("Version", Numeric: true), new("Value", Numeric: true), new("Method"), new("Reason"), new("Entered"), new("Ended")],
        [
            .. Shown!.Versions.Select(version => (IReadOnlyList<Cell>)
            [
                version.Version.ToString(CultureInfo.InvariantCulture), Number(version.Value), EstimateMethods.InWords(version.Method, version.MethodText), version.Reason,
                $"{version.EnteredBy}, {At(version.EnteredAt)}", version.EndedAt is null ? "" : $"{version.EndedBy}, {At(version.EndedAt)}{(version.WithdrawnWhy is { } why ? $": {why}" : "")}",
            ]),
        ])
    { ShowCaption = false };

    public Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken) => Show(number, cancellationToken);

    public async Task<IActionResult> OnPostWithdrawAsync(int number, string? reason, CancellationToken cancellationToken) =>
        await Answer(number, await withdraw.Handle(new(number, reason ?? ""), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostSeenAsync(int number, CancellationToken cancellationToken) =>
        await Answer(number, await see.Handle(new(number), cancellationToken), cancellationToken);

    private async Task<IActionResult> Answer(int number, Outcome<Done> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            return Redirect($"/estimates/{number}");
        }

        var refused = Refused(outcome.Problem!);
        return refused is PageResult ? await Show(number, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(int number, CancellationToken cancellationToken)
    {
        var outcome = await readEstimate.Handle(new(number), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string At(DateTime? at) => at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
