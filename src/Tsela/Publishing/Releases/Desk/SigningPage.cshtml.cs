using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Disclosure;
using Tsela.Publishing.Releases.Reschedule;
using Tsela.Publishing.Releases.Sign;
using Tsela.Publishing.Releases.TakeBack;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Desk;

/// <summary>What those who sign must see, and the acts on a release.</summary>
public sealed class SigningModel(ReadAnyRelease readRelease, SignRelease sign, ApproveRelease approve, TakeBackRelease takeBack, RescheduleRelease reschedule, LedgerWords words) : TselaPage
{
    public ReadAnyRelease.Shown? Shown { get; private set; }

    /// <summary>What was written into the form that was refused.</summary>
    public (string? Day, string? Hour, string? Reason) Written { get; private set; }

    public DataTable Losses => new(
        "What protection did",
        [new("Table"), new("Policy"), new("Method"), new("Cells", Numeric: true), new("Hidden", Numeric: true), new("Changed", Numeric: true), new("Share not shown", Numeric: true), new("Advice")],
        [
            .. Shown!.Account!.Tables.OrderByDescending(table => table.Protection.HiddenShare).ThenBy(table => table.Id, StringComparer.Ordinal).Select(table => (IReadOnlyList<Cell>)
            [
                table.Kind == SafeTableKind.Table ? table.Title : $"{table.Id} {table.Title}", table.Protection.Policy, table.Protection.Method, Count(table.Protection.Cells), Count(table.Protection.Hidden),
                Count(table.Protection.Changed), table.Protection.HiddenShare.ToString("0.0 %", CultureInfo.InvariantCulture), table.Advice ?? "",
            ]),
        ]);

    public DataTable Audits => new(
        "What two attackers can learn",
        [new("Who is counted"), new("Tables", Numeric: true), new("Hidden cells", Numeric: true), new("Known exactly", Numeric: true), new("Known if at least 1", Numeric: true), new("Known to be too few", Numeric: true), new("Audit")],
        [
            .. Shown!.Account!.Audits.OrderByDescending(one => one.Audit.Recovered + one.Audit.RecoveredWhenPositive + one.Audit.PrimariesBelowMinimum).ThenByDescending(one => one.Audit.HiddenCells)
                .Select(one => (IReadOnlyList<Cell>)
                [
                    words.Population(one.Population), Count(one.Tables.Count), Count(one.Audit.HiddenCells), Count(one.Audit.Recovered), Count(one.Audit.RecoveredWhenPositive), Count(one.Audit.PrimariesBelowMinimum),
                    one.Audit.IsPartial ? "in part" : "whole",
                ]),
        ]);

    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => Show(code, cancellationToken);

    public async Task<IActionResult> OnPostSignAsync(string code, CancellationToken cancellationToken) =>
        await Answer(code, await sign.Handle(new(code), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostApproveAsync(string code, CancellationToken cancellationToken) =>
        await Answer(code, await approve.Handle(new(code), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostTakeBackAsync(string code, string? reason, CancellationToken cancellationToken)
    {
        Written = (null, null, reason);
        return await Answer(code, await takeBack.Handle(new(code, reason ?? ""), cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostRescheduleAsync(string code, string? day, string? hour, CancellationToken cancellationToken)
    {
        Written = (day, hour, null);
        return await Answer(code, await reschedule.Handle(new(code, day ?? "", hour ?? ""), cancellationToken), cancellationToken);
    }

    public string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private async Task<IActionResult> Answer(string code, Outcome<Done> outcome, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            return Redirect($"/releases/{code}/signing");
        }

        var refused = Refused(outcome.Problem!);
        return refused is PageResult ? await Show(code, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(string code, CancellationToken cancellationToken)
    {
        var outcome = await readRelease.Handle(new(code), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }
}
