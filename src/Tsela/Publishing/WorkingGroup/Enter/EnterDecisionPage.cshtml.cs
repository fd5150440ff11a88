using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Shared.Web;

namespace Tsela.Publishing.WorkingGroup.Enter;

public sealed class EnterDecisionModel(EnterDecision enter, CurrentActor actor) : TselaPage
{
    public DecisionForm Form { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public FormField Field(string name, string label, string value, string? hint, int? width = null) => new(name, label, value) { Hint = hint, Width = width, Faults = Faults };

    public IActionResult OnGet(string? about)
    {
        Form = new DecisionForm { About = about ?? "", IsPublic = true };
        return actor.Actor.RefusalFor<EnterDecision>() is { } refusal ? Refused(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(DecisionForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = new DecisionForm
        {
            // an empty field comes as null
            Kind = form.Kind ?? "", Title = form.Title ?? "", Text = form.Text ?? "", DecidedOn = form.DecidedOn ?? "", DecidedBy = form.DecidedBy ?? "", About = form.About ?? "",
            DueOn = form.DueOn ?? "", IsPublic = form.IsPublic,
        };
        var outcome = await enter.Handle(new(Form), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        if (outcome.Value.Code is { } code)
        {
            return Redirect($"/working-group#{code}");
        }

        Faults = outcome.Value.Faults;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
