using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Linkage.Purposes.ListPurposes;

public sealed class PurposesModel(
    ListPurposes listPurposes, RegisterPurpose.RegisterPurpose registerPurpose, ApprovePurpose.ApprovePurpose approvePurpose,
    RetirePurpose.RetirePurpose retirePurpose) : TselaPage
{
    public ListPurposes.Listed? Listed { get; private set; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public string Name { get; private set; } = "";

    public string Why { get; private set; } = "";

    public static string TagColour(PurposeState state) => state switch
    {
        PurposeState.InForce => "govuk-tag--green",
        PurposeState.Waiting => "govuk-tag--yellow",
        PurposeState.Refused => "govuk-tag--red",
        _ => "govuk-tag--grey",
    };

    public static IEnumerable<string> History(ReleasePurpose purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        yield return $"Registered by {purpose.RegisteredBy} on {Moment(purpose.RegisteredAt)}.";
        if (purpose.Approved is { } approved)
        {
            yield return $"{(approved ? "Approved" : "Refused")} by {purpose.DecidedBy} on {Moment(purpose.DecidedAt!.Value)}.{(purpose.DecidedWhy is null ? "" : $" {purpose.DecidedWhy}")}";
        }

        if (purpose.RetiredAt is { } retired)
        {
            yield return $"Retired by {purpose.RetiredBy} on {Moment(retired)}, its key destroyed. {purpose.RetiredWhy}";
        }
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => Show(cancellationToken);

    public async Task<IActionResult> OnPostRegisterAsync(string? name, string? why, CancellationToken cancellationToken)
    {
        (Name, Why) = (name ?? "", why ?? "");
        var outcome = await registerPurpose.Handle(new(Name, Why), cancellationToken);
        if (outcome.Succeeded && outcome.Value.Code is null)
        {
            Faults = outcome.Value.Faults;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Show(cancellationToken);
        }

        return await Then(outcome.Problem, cancellationToken);
    }

    public async Task<IActionResult> OnPostApproveAsync(string? code, string? reason, CancellationToken cancellationToken) =>
        await Then((await approvePurpose.Handle(new(code ?? "", Approves: true, reason ?? ""), cancellationToken)).Problem, cancellationToken);

    public async Task<IActionResult> OnPostRefuseAsync(string? code, string? reason, CancellationToken cancellationToken) =>
        await Then((await approvePurpose.Handle(new(code ?? "", Approves: false, reason ?? ""), cancellationToken)).Problem, cancellationToken);

    public async Task<IActionResult> OnPostRetireAsync(string? code, string? reason, CancellationToken cancellationToken) =>
        await Then((await retirePurpose.Handle(new(code ?? "", reason ?? ""), cancellationToken)).Problem, cancellationToken);

    private async Task<IActionResult> Then(Problem? problem, CancellationToken cancellationToken)
    {
        if (problem is null)
        {
            return Redirect("/linkage/purposes");
        }

        var refused = Refused(problem);
        return refused is PageResult ? await Show(cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var outcome = await listPurposes.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }

    private static string Moment(DateTime at) => at.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
