using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Access;
using Tsela.Shared.Web;

namespace Tsela.Statistics.OwnIndicators.DefineIndicator;

public sealed class DefineIndicatorModel(DefineIndicator defineIndicator, ReadOwnIndicator.ReadOwnIndicator readOwnIndicator, CurrentActor actor) : TselaPage
{
    private const int RowsShown = 60;

    /// <summary>The indicator that gets a new version.</summary>
    public string? Code { get; private set; }

    public IndicatorForm Form { get; private set; } = new();

    public DefineIndicator.Defined? Tried { get; private set; }

    public IReadOnlyList<FormFault> Faults => Tried?.Faults ?? [];

    public bool IsFaultyBelow => Faults.Any(fault => fault.Field.StartsWith("Below", StringComparison.Ordinal) || fault.Field == nameof(IndicatorForm.Factor));

    public IReadOnlyList<(string Value, string Text)> Units => [("", "Choose a unit"), .. IndicatorUnits.All.Select(unit => (unit, unit))];

    public IReadOnlyList<(string Value, string Text)> Periodicities => [.. IndicatorUnits.Periodicities.Select(one => (one, one))];

    public IReadOnlyList<(string Value, string Text)> Kinds => IndicatorUnits.Kinds;

    public IReadOnlyList<(string Value, string Text)> BelowKinds => [("", "nothing: it is a count"), .. IndicatorUnits.Kinds];

    public string CountHint => "rows, persons (different people), distinct:field, sum:field, mean:field, median:field, median:days(from,to) or median:age(birth,at).";

    public string WhereHint => "Field or concept, colon, condition: decision: granted, sex: F, citizenships: not LS|ZA, age: 18 to 64, valid_to: from 2024-01-01, district: given.";

    public string ByHint => "sex, age, district, citizenship, or a field; two joined by a semicolon: sex;age. By an own grouping: citizenship@own:neighbours.";

    public DataTable Years => new(
        "By year", [new("Of"), new(Form.Unit.Length == 0 ? "Figure" : Form.Unit, Numeric: true), new("From, or why not")],
        [
            .. Tried!.Tried.Where(figure => figure is { IsTotal: true, IsYearly: true }).OrderByDescending(figure => figure.Reference, StringComparer.Ordinal)
                .Select(figure => (IReadOnlyList<Cell>)[figure.Reference, $"{figure.Shown}{(figure.Symbol is { Length: > 0 } symbol && figure.Value is not null ? $" ({symbol})" : "")}", figure.Source]),
        ]);

    public DataTable Breakdowns
    {
        get
        {
            var broken = Tried!.Tried.Where(figure => figure is { IsTotal: false, IsYearly: true }).ToList();
            var last = broken.Select(figure => figure.Reference).Max(StringComparer.Ordinal);
            var rows = broken.Where(figure => figure.Reference == last).OrderBy(figure => figure.Breakdown, StringComparer.Ordinal).ToList();
            return new DataTable(
                rows.Count > RowsShown ? string.Create(CultureInfo.InvariantCulture, $"Breakdowns of {last}, the first {RowsShown} of {rows.Count}") : $"Breakdowns of {last}",
                [new("Breakdown"), new("Figure", Numeric: true)],
                [.. rows.Take(RowsShown).Select(figure => (IReadOnlyList<Cell>)[Tried.Labels!.InWords(figure.Breakdown), figure.Shown])]);
        }
    }

    public FormField Field(string name, string label, string value, string? hint) => new(name, label, value) { Hint = hint, Faults = Faults };

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancellationToken) =>
        actor.Actor.RefusalFor<DefineIndicator>() is { } refusal ? Refused(refusal)
        : code is null ? Page()
        : await OfVersion(code, form: null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? code, string? act, IndicatorForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        Form = form.Whole();
        var outcome = await defineIndicator.Handle(new(Form, code, IsTrial: act == "try"), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            var refused = Refused(problem);
            return code is null || refused is not PageResult ? refused : await OfVersion(code, Form, cancellationToken);
        }

        if (outcome.Value.Code.Length > 0)
        {
            return Redirect($"/own-indicators/{outcome.Value.Code}");
        }

        Tried = outcome.Value;
        Response.StatusCode = Faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return code is null ? Page() : await OfVersion(code, Form, cancellationToken);
    }

    private async Task<IActionResult> OfVersion(string code, IndicatorForm? form, CancellationToken cancellationToken)
    {
        var read = await readOwnIndicator.Handle(new(code), cancellationToken);
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        Code = code;
        Form = form ?? read.Value.Form;
        return Page();
    }
}
