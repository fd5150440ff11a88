using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Linkage.MatchingProgrammes.ReadProgramme;

public sealed class ProgrammeModel(
    ReadProgramme readProgramme, DecideProgramme.DecideProgramme decideProgramme, CloseProgramme.CloseProgramme closeProgramme,
    RunProgramme.RunProgramme runProgramme, NationalCatalogue catalogue) : TselaPage
{
    public ReadProgramme.Shown? Shown { get; private set; }

    public string State => Shown!.State.InWords();

    public string TagColour => Shown!.State switch
    {
        ProgrammeState.InForce => "govuk-tag--green",
        ProgrammeState.Refused => "govuk-tag--red",
        ProgrammeState.Ended or ProgrammeState.Closed => "govuk-tag--grey",
        _ => "govuk-tag--yellow",
    };

    public IEnumerable<(string Title, string Text)> Facts
    {
        get
        {
            var programme = Shown!.Programme;
            return
            [
                ("Purpose", programme.Purpose),
                ("Legal basis", programme.LegalBasis),
                ("Series", string.Join('\n', programme.SeriesIds().Select(SeriesInWords))),
                ("Columns", string.Join(", ", programme.ComparedColumns().Select(column => column.Label))),
                ("Period", $"{Day(programme.FirstDay)} to {Day(programme.LastDay)}"),
                ("What happens with a hit", programme.OnHit),
                ("Safeguards", programme.Safeguards),
                ("Hits are purged", string.Create(CultureInfo.InvariantCulture, $"{programme.RetentionDays} days after their run")),
                ("Run and seen by", string.Join(", ", programme.UserNames())),
            ];
        }
    }

    public DataTable Agreements => new(
        "Who must agree", [new("Who"), new("What they said"), new("By"), new("When (UTC)"), new("Remark")],
        [
            .. Shown!.Agreements.Select(one => (IReadOnlyList<Cell>)
            [
                Seats.InWords(one.Seat), one.Decision is null ? "not yet asked or not yet answered" : one.Decision.Approves ? "agreed" : "refused",
                one.Decision?.By ?? "", one.Decision is null ? "" : Moment(one.Decision.At), one.Decision?.Why ?? "",
            ]),
        ])
    { ShowCaption = false };

    public DataTable Runs => new(
        "Runs, newest first",
        [new("Began (UTC)"), new("By"), new("Records read", Numeric: true), new("Hits", Numeric: true), new("One person", Numeric: true), new("Not", Numeric: true), new("State")],
        [
            .. Shown!.Runs.Select(run => (IReadOnlyList<Cell>)
            [
                Moment(run.BeganAt), run.By, Number(run.RecordsRead), Number(run.Hits), Number(run.Confirmed), Number(run.Rejected), StateOf(run),
            ]),
        ])
    { ShowCaption = false, Empty = "It has not been run." };

    public Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => Show(code, cancellationToken);

    public async Task<IActionResult> OnPostApproveAsync(string code, string? why, CancellationToken cancellationToken) =>
        await Then((await decideProgramme.Handle(new(code, Approves: true, why ?? ""), cancellationToken)).Problem, code, cancellationToken);

    public async Task<IActionResult> OnPostRefuseAsync(string code, string? why, CancellationToken cancellationToken) =>
        await Then((await decideProgramme.Handle(new(code, Approves: false, why ?? ""), cancellationToken)).Problem, code, cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync(string code, string? reason, CancellationToken cancellationToken) =>
        await Then((await closeProgramme.Handle(new(code, reason ?? ""), cancellationToken)).Problem, code, cancellationToken);

    public async Task<IActionResult> OnPostRunAsync(string code, CancellationToken cancellationToken) =>
        await Then((await runProgramme.Handle(new(code), cancellationToken)).Problem, code, cancellationToken);

    private async Task<IActionResult> Then(Problem? problem, string code, CancellationToken cancellationToken)
    {
        if (problem is null)
        {
            return Redirect($"/linkage/programmes/{code}");
        }

        var refused = Refused(problem);
        return refused is PageResult ? await Show(code, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(string code, CancellationToken cancellationToken)
    {
        var outcome = await readProgramme.Handle(new(code), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private string SeriesInWords(string id) =>
        catalogue.Series.GetValueOrDefault(id) is { } series ? $"{id} {series.Title} ({series.Tsela!.Institution})" : id;

    private Cell StateOf(ProgrammeRun run) =>
        run.Failure is { } failure ? failure
        : run.EndedAt is null ? "did not end: stopped, or under way"
        : run.PurgedAt is { } purged ? $"purged {Moment(purged)} UTC"
        : Shown!.IsNamed ? new Cell($"Hits, kept until {Moment(run.PurgeAt)} UTC", $"/linkage/programmes/{Shown.Programme.Code}/runs/{run.Id}")
        : $"hits kept until {Moment(run.PurgeAt)} UTC";

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
