using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Groupings.DefineGrouping;

public sealed class DefineGroupingModel(
    DefineGrouping defineGrouping, ReadGrouping.ReadGrouping readGrouping, NationalCatalogue catalogue, CurrentActor actor) : TselaPage
{
    /// <summary>The grouping that gets a new version.</summary>
    public string? Key { get; private set; }

    public string Of { get; private set; } = "";

    public GroupingForm Form { get; private set; } = new();

    public DefineGrouping.Defined? Tried { get; private set; }

    public IReadOnlyList<FormFault> Faults => Tried?.Faults ?? [];

    public IReadOnlyList<(string Value, string Text)> Lists => [("", "Choose a list"), .. GroupingTitles.Groupable(catalogue)];

    public string GroupsHint => "Code, label and codes or their names, with bars between: near | Neighbours | ZA. " +
        "A property holds every code that no line names: sadc | Rest of SADC | @sadc:yes. The rest: far | Overseas | @rest. Of ages the band and its label: 0-17 | Children.";

    public FormField Field(string name, string label, string value, string? hint, int? width = null) =>
        new(name, label, value) { Hint = hint, Width = width, Faults = Faults };

    public async Task<IActionResult> OnGetAsync(string? key, CancellationToken cancellationToken) =>
        actor.Actor.RefusalFor<DefineGrouping>() is { } refusal ? Refused(refusal)
        : key is null ? Page()
        : await OfVersion(key, form: null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? key, string? act, [FromForm] GroupingForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = new GroupingForm { Key = form.Key ?? "", Name = form.Name ?? "", CodeList = form.CodeList ?? "", Groups = form.Groups ?? "", Reason = form.Reason ?? "" };
        var version = RouteData.Values["key"] as string;
        var outcome = await defineGrouping.Handle(new(Form, version, IsTrial: act == "try"), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            var refused = Refused(problem);
            return version is null || refused is not PageResult ? refused : await OfVersion(version, Form, cancellationToken);
        }

        if (outcome.Value.Version > 0)
        {
            return Redirect($"/groupings/{outcome.Value.Key}");
        }

        Tried = outcome.Value;
        Response.StatusCode = Faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return version is null ? Page() : await OfVersion(version, Form, cancellationToken);
    }

    private async Task<IActionResult> OfVersion(string key, GroupingForm? form, CancellationToken cancellationToken)
    {
        var read = await readGrouping.Handle(new(key), cancellationToken);
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        Key = key;
        Of = read.Value.Of;
        var before = GroupingForm.From(read.Value.Grouping.Frozen());
        Form = form is null ? before : form with { Key = before.Key, CodeList = before.CodeList };
        return Page();
    }
}
