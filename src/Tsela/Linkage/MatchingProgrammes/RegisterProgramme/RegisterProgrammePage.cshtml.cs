using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared.Web;

namespace Tsela.Linkage.MatchingProgrammes.RegisterProgramme;

/// <summary>What the partial <c>_Choices</c> shows: boxes of which several may be ticked.</summary>
public sealed record ChoiceField(
    string Name, string Label, string Hint, IReadOnlyList<(string Value, string Text)> Choices, IReadOnlyCollection<string> Chosen, IReadOnlyList<FormFault> Faults)
{
    public IEnumerable<string> Own => Faults.Where(fault => fault.Field == Name).Select(fault => fault.Sentence);
}

public sealed class RegisterProgrammeModel(RegisterProgramme registerProgramme, CurrentActor actor, NationalCatalogue catalogue) : TselaPage
{
    public ProgrammeForm Form { get; private set; } = new() { Columns = ["surname", "given_names", "birth_date"], RetentionDays = "30" };

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public IReadOnlyList<(string Value, string Text)> Series =>
    [
        .. catalogue.Series.Values.Where(MatchingSeries.MayBeMatched).OrderBy(series => series.Name, StringComparer.Ordinal)
            .Select(series => (series.Name, $"{series.Name} {series.Title} ({series.Tsela!.Institution})")),
    ];

    public IReadOnlyList<(string Value, string Text)> Columns => [.. ComparedColumn.All.Select(column => (column.Key, column.Label))];

    public FormField Field(string name, string label, string value, string? hint) => new(name, label, value) { Hint = hint, Faults = Faults };

    public IActionResult OnGet() =>
        actor.Actor.RefusalFor<RegisterProgramme>() is { } refusal ? Refused(refusal)
        : actor.Actor.Institution is null ? Refused(ProgrammeProblems.ForInstitutions)
        : Page();

    public async Task<IActionResult> OnPostAsync(ProgrammeForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = form.Whole();
        var outcome = await registerProgramme.Handle(new(Form), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        if (outcome.Value.Code is { } code)
        {
            return Redirect($"/linkage/programmes/{code}");
        }

        Faults = outcome.Value.Faults;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
