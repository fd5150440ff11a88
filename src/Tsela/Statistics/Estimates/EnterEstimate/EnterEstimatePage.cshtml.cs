using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Estimates.EnterEstimate;

public sealed class EnterEstimateModel(
    EnterEstimate enterEstimate, ReadEstimate.ReadEstimate readEstimate, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    public int? Number { get; private set; }

    public EstimateForm Form { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public IEnumerable<(string Id, string Title)> Known =>
        catalogue.Series.Values.Where(series => series.Tsela is { Kind: "records" }).Select(series => (series.Name, series.Title ?? series.Name))
            .Concat(catalogue.Indicators.Select(indicator => (indicator.Id, indicator.Name)));

    public IReadOnlyList<(string Value, string Text)> Methods =>
        [("", "Choose a method"), .. EstimateMethods.All.Select(one => (one.Method.ToString(), $"{one.Words}: {one.Hint}"))];

    public FormField Field(string name, string label, string value, string? hint, int? width = null, string? suggestions = null) =>
        new(name, label, value) { Hint = hint, Width = width, Suggestions = suggestions, Faults = Faults };

    public async Task<IActionResult> OnGetAsync(int? number, string? of, string? subject, string? reference, string? breakdown, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<EnterEstimate>() is { } refusal)
        {
            return Refused(refusal);
        }

        Form = new EstimateForm { Of = of ?? nameof(EstimateOf.Delivery), Subject = subject ?? "", Reference = reference ?? "", Breakdown = breakdown ?? "" };
        return number is null ? Page() : await OfVersion(number.Value, form: null, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(int? number, EstimateForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = Whole(form);
        var outcome = await enterEstimate.Handle(new(Form, number), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            var refused = Refused(problem);
            return number is null || refused is not PageResult ? refused : await OfVersion(number.Value, Form, cancellationToken);
        }

        if (outcome.Value.IsEntered)
        {
            return Redirect($"/estimates/{outcome.Value.Number}");
        }

        Faults = outcome.Value.Faults;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return number is null ? Page() : await OfVersion(number.Value, Form, cancellationToken);
    }

    private async Task<IActionResult> OfVersion(int number, EstimateForm? form, CancellationToken cancellationToken)
    {
        var read = await readEstimate.Handle(new(number), cancellationToken);
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        Number = number;
        var before = EstimateForm.From(read.Value.Latest);
        Form = form is null ? before : form with { Of = before.Of, Subject = before.Subject, Reference = before.Reference, Breakdown = before.Breakdown };
        return Page();
    }

    // an empty field comes as null
    private static EstimateForm Whole(EstimateForm form) => new()
    {
        Of = form.Of ?? "", Subject = form.Subject ?? "", Reference = form.Reference ?? "", Breakdown = form.Breakdown ?? "", Value = form.Value ?? "",
        Low = form.Low ?? "", High = form.High ?? "", Method = form.Method ?? "", MethodText = form.MethodText ?? "", Reason = form.Reason ?? "",
    };
}
