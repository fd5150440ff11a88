using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing.Releases.Desk;
using Tsela.Publishing.Releases.Preparing;
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
    public async Task<IActionResult> OnGetAsync(Guid? snapshot, string? corrects, Guid? again, CancellationToken cancellationToken)
    {
        if (actor.Actor.RefusalFor<PrepareRelease>() is { } refusal)
        {
            return Refused(refusal);
        }

        var before = again is { } asked && await readPreparation.Handle(new(asked), cancellationToken) is { Succeeded: true } found ? found.Value.Preparation : null;
        var shown = await Show(snapshot ?? before?.Snapshot, cancellationToken);
        if (Choice is not { } choice)
        {
            return shown;
        }

        Form = new ReleaseForm
        {
            // to open a register for questions is decided for each, and so is to publish what a statistician built
            Chosen = [.. choice.Tables.Where(table => table.Kind is not (SafeTableKind.Register or SafeTableKind.Table)).Select(table => table.Id)],
        };
        if (Filter(corrects) is { } code)
        {
            var release = await readRelease.Handle(new(code), cancellationToken);
            if (release.Problem is { } problem)
            {
                return Refused(problem);
            }

            Form = new ReleaseForm
            {
                Corrects = release.Value.Release.Code, Title = $"Correction of {release.Value.Release.Title}", Note = release.Value.Release.Note,
                Chosen = release.Value.Account?.Chosen ?? Form.Chosen,
            };
        }

        Form = before?.ReadForm() ?? Form;
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
        var outcome = await ask.Handle(new(snapshot, Form), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            var refused = Refused(problem);
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
            return Refused(problem);
        }

        Choice = choice.Value;
        return Page();
    }
}
