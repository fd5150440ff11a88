using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Shared.Web;
using Tsela.Statistics;

namespace Tsela.Disclosure.Extracts.AskForExtract;

public sealed class AskModel(AskForExtract askForExtract, SnapshotRecords records, CurrentActor actor) : TselaPage
{
    [BindProperty(SupportsGet = true)]
    public string? Series { get; set; }

    [BindProperty]
    public string? Recipient { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? LegalBasis { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Variables { get; set; } = [];

    public IReadOnlyList<(string Id, string Title)> Choices { get; private set; } = [];

    /// <summary>Null until a series is chosen.</summary>
    public SeriesRecords? Records { get; private set; }

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        actor.Actor.RefusalFor<AskForExtract>() is { } refusal ? Refused(refusal) : await Show(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        DateOnly? until = DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var asked = await askForExtract.Handle(new(Recipient ?? "", Purpose ?? "", LegalBasis ?? "", until, Series ?? "", Variables), cancellationToken);
        if (asked.Succeeded && asked.Value.Code is { } code)
        {
            return LocalRedirect($"/extracts#{code}");
        }

        await Show(cancellationToken);
        if (asked.Problem is { } problem)
        {
            return Refused(problem);
        }

        Faults = asked.Value.Faults;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Choices = await records.Series(cancellationToken);
        if (Filter(Series) is { } series)
        {
            var found = await records.Of(snapshot: null, series, cancellationToken);
            if (found.Problem is { } problem)
            {
                return Refused(problem);
            }

            Records = found.Value;
        }

        return Page();
    }
}
