using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Linkage.ReviewPairs;
using Tsela.Shared.Web;

namespace Tsela.Linkage.MatchingProgrammes.ReadHits;

public sealed class HitsModel(ReadHits readHits, CheckHit checkHit) : TselaPage
{
    public ReadHits.Shown? Shown { get; private set; }

    public int Number { get; private set; } = 1;

    public string Count => Shown!.Run.Hits switch
    {
        0 => "No person stands in more than one of the series",
        1 => "One person stands in more than one of the series",
        var hits => string.Create(CultureInfo.InvariantCulture, $"{hits:#,0} persons stand in more than one of the series"),
    };

    public Paging Paging => new(
        Number, Paging.PagesOf(Shown!.Run.Hits, ReadHits.PageSize), number => $"/linkage/programmes/{Shown.Programme.Code}/runs/{Shown.Run.Id}?number={number}");

    public SideBySide SidesOf(ReadHits.Line line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (a, b) = (line.A!, line.B!);
        return new SideBySide(
            TitleOf(a), TitleOf(b),
            [.. Shown!.Programme.ComparedColumns().Select((column, place) => new ComparedField(column.Label, a.Values[place], b.Values[place]))]);
    }

    /// <summary>Never rounded to certainty.</summary>
    public string ProbabilityOf(ProgrammeHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.Probability > 0.9999 ? "above 0.9999" : hit.Probability.ToString("0.0000", CultureInfo.InvariantCulture);
    }

    public string StateOf(ProgrammeHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.SamePerson is not { } same ? "Nobody has looked at it yet."
            : string.Create(CultureInfo.InvariantCulture, $"{hit.CheckedBy} on {hit.CheckedAt:d MMMM yyyy}: {(same ? "one person" : "not one person")}.");
    }

    public Task<IActionResult> OnGetAsync(string code, Guid run, int number, CancellationToken cancellationToken) => Show(code, run, number, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string code, Guid run, Guid hit, bool? same, int number, CancellationToken cancellationToken)
    {
        var problem = same is { } said ? (await checkHit.Handle(new(code, run, hit, said), cancellationToken)).Problem : ProgrammeProblems.NoAnswer;
        if (problem is null)
        {
            return Redirect($"/linkage/programmes/{code}/runs/{run}?number={Math.Max(number, 1)}");
        }

        var refused = Refused(problem);
        return refused is PageResult ? await Show(code, run, number, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(string code, Guid run, int number, CancellationToken cancellationToken)
    {
        Number = Math.Max(number, 1);
        var outcome = await readHits.Handle(new(code, run, Number), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private static string TitleOf(ReadHits.Side side) =>
        string.Create(CultureInfo.InvariantCulture, $"{side.Series} of {side.Institution}, {side.Period}, row {side.Row}{(side.RecordNumber is { } number ? $", no. {number}" : "")}");
}
