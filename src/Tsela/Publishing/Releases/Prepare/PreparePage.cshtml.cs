using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing.Releases.Desk;
using Tsela.Publishing.Releases.Preparing;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Prepare;

public sealed class PrepareModel(AskForRelease ask, ChooseTables choose, ReadAnyRelease readRelease, ReadPreparation readPreparation, CurrentActor actor) : TselaPage
{
    public ReleaseForm Form { get; private set; } = new();

    public Choosable? Choice { get; private set; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public const string Shared = "Tables of statisticians";

    public IEnumerable<IGrouping<string, ChoosableTable>> Groups => Choice!.Tables.GroupBy(table => table.Kind == SafeTableKind.Table ? Shared : table.CategoryTitle);

    public bool IsChosen(ChoosableTable table) => Form.Chosen.Contains(table.Id, StringComparer.Ordinal);

    public static string NameOf(ChoosableTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Kind is SafeTableKind.Register ? table.Title : $"{table.PublicId} {table.Title}";
    }

    public static string HintOf(ChoosableTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Refused is { } refused ? $"Shared by {table.Owner}. Cannot be chosen. {refused}"
            : table.Kind == SafeTableKind.Register
            ? $"anybody may ask for counts by up to {RegisterQuestion.ColumnsMax} columns; {table.Policy}: {table.Method}"
            : string.Create(CultureInfo.InvariantCulture, $"{(table.Owner is { } owner ? $"Shared by {owner}. " : "")}{table.Cells:#,0} cells; {table.Policy}: {table.Method}");
    }

    public FormField Field(string name, string label, string value, string? hint, int? width = null) => new(name, label, value) { Hint = hint, Width = width, Faults = Faults };

    /// <param name="corrects">Code of the public release to correct.</param>
    /// <param name="again">What was asked for and could not be prepared.</param>
    /// <param name="empty">True to begin with no table chosen.</param>
    public async Task<IActionResult> OnGetAsync(Guid? snapshot, string? corrects, Guid? again, bool? empty, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<PrepareRelease>() is { } refusal)
        {
            return Refused(refusal);
        }

        if (Unreadable() is { } unreadable)
        {
            return Said(unreadable);
        }

        var (before, corrected) = (default(ReleasePreparation), default(ReadAnyRelease.Shown));
        if (again is { } asked)
        {
            var found = await readPreparation.Handle(new(asked), cancellationToken);
            if (found.Problem is { } unknown)
            {
                return Said(unknown);
            }

            before = found.Value.Preparation;
        }
        else if (Filter(corrects) is { } code)
        {
            var found = await readRelease.Handle(new(code), cancellationToken);
            if ((found.Problem ?? (found.Value.MayCorrect ? null : ReleaseProblems.NotPublicToCorrect(found.Value.Release.Code))) is { } wrong)
            {
                return Said(wrong);
            }

            corrected = found.Value;
        }

        var shown = await Show(snapshot ?? before?.Snapshot, cancellationToken);
        if (Choice is { } choice)
        {
            // to open a register for questions is decided for each, and so is to publish what a statistician built
            string[] all = empty == true ? [] : [.. choice.Tables.Where(table => table.Kind is not (SafeTableKind.Register or SafeTableKind.Table)).Select(table => table.Id)];
            Form = before?.ReadForm() ?? (corrected is null ? new ReleaseForm { Chosen = all } : new ReleaseForm
            {
                Corrects = corrected.Release.Code, Title = $"Correction of {corrected.Release.Title}", Note = corrected.Release.Note, Chosen = corrected.Account?.Chosen ?? all,
            });
        }

        return shown;
    }

    public async Task<IActionResult> OnPostAsync(Guid? snapshot, ReleaseForm form, string[]? chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = new ReleaseForm
        {
            // an empty field comes as null
            Title = form.Title ?? "", Note = form.Note ?? "", Day = form.Day ?? "", Hour = form.Hour ?? "", Corrects = form.Corrects ?? "", Reason = form.Reason ?? "", Chosen = chosen ?? [],
        };
        var outcome = Unreadable() is { } unreadable ? unreadable : await ask.Handle(new(snapshot, Form), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            var refused = Said(problem);
            return refused is PageResult ? await Show(snapshot, cancellationToken) : refused;
        }

        if (outcome.Value.Preparation is { } preparation)
        {
            return Redirect($"/releases/preparations/{preparation}");
        }

        Faults = outcome.Value.Faults;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await Show(snapshot, cancellationToken);
    }

    private async Task<IActionResult> Show(Guid? snapshot, CancellationToken cancellationToken)
    {
        var choice = await choose.Handle(new(snapshot), cancellationToken);
        if (choice.Problem is { } problem)
        {
            return Said(problem);
        }

        Choice = choice.Value;
        return Page();
    }

    // what cannot be read would silently mean the latest snapshot, or nothing asked for before
    private Problem? Unreadable() =>
        ModelState.GetFieldValidationState("snapshot") == ModelValidationState.Invalid ? ReleaseProblems.UnknownSnapshot(ModelState["snapshot"]!.AttemptedValue ?? "")
        : ModelState.GetFieldValidationState("again") == ModelValidationState.Invalid ? ReleaseProblems.UnknownPreparation
        : null;

    // the sentence tells what of the address to change, which the site's own page for what is not there cannot
    private IActionResult Said(Problem problem) => problem.Kind == ProblemKind.NotAllowed ? Refused(problem) : RefusedHere(problem);
}
