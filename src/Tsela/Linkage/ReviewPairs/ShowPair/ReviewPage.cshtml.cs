using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Linkage.ReviewPairs.ShowPair;

public sealed class ReviewModel(ShowPair showPair, GiveOpinion.GiveOpinion giveOpinion, TakeBack.TakeBack takeBack) : TselaPage
{
    public ShowPair.Answer? Answer { get; private set; }

    /// <summary>As it was written when the answer was refused.</summary>
    public string Note { get; private set; } = "";

    public string Counts => string.Create(CultureInfo.InvariantCulture, $"{Answer!.Waiting:#,0} wait, {Answer.DoneToday:#,0} done today");

    public string WhyNothing =>
        Answer!.IsBeforeFirstRun ? "No linkage has been run yet. Pairs come here from the first one on."
        : Answer.Skipped > 0 ? string.Create(CultureInfo.InvariantCulture, $"You skipped {Answer.Skipped}; take them up again from your decisions.")
        : "Every pair of the latest linkage has its answer, or lies before another reviewer. The next linkage may bring more.";

    public IReadOnlyList<string> Opinions =>
    [
        .. Answer!.Shown!.Opinions.Select(opinion => string.Create(
            CultureInfo.InvariantCulture, $"{opinion.Reviewer}, {opinion.At:d MMMM yyyy}: {ReviewWords.Of(opinion.Verdict)}.{(opinion.Note is null ? "" : $" “{opinion.Note}”")}")),
    ];

    public IEnumerable<(string Title, DataTable Table)> Others
    {
        get
        {
            var shown = Answer!.Shown!;
            if (shown.IsOnePerson)
            {
                return [Table("Other records that the linkage holds for the same person as both", shown.OthersA)];
            }

            return [Table("Other records of the person on the left", shown.OthersA), Table("Other records of the person on the right", shown.OthersB)];
        }
    }

    public Task<IActionResult> OnGetAsync(Guid? pair, CancellationToken cancellationToken) => Show(pair, cancellationToken);

    public async Task<IActionResult> OnPostDecideAsync(Guid id, Verdict? verdict, string? note, bool sendon, CancellationToken cancellationToken)
    {
        Note = note ?? "";
        return await Then(
            verdict is { } said ? (await giveOpinion.Handle(new(id, said, Note, sendon), cancellationToken)).Problem : ReviewProblems.NoAnswer, cancellationToken);
    }

    public async Task<IActionResult> OnPostBackAsync(Guid? opinion, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            // an address that cannot be read must not take back the last opinion instead
            return await Then(ReviewProblems.NothingToTakeBack, cancellationToken);
        }

        var taken = await takeBack.Handle(new(opinion), cancellationToken);
        return taken.Succeeded ? Redirect($"/linkage/review/{taken.Value}") : await Then(taken.Problem, cancellationToken);
    }

    private async Task<IActionResult> Then(Problem? problem, CancellationToken cancellationToken)
    {
        if (problem is null)
        {
            return Redirect("/linkage/review");
        }

        var refused = Refused(problem);
        return refused is PageResult ? await Show(null, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(Guid? pair, CancellationToken cancellationToken)
    {
        var outcome = await showPair.Handle(new(pair), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Answer = outcome.Value;
        return Page();
    }

    private static (string Title, DataTable Table) Table(string title, IReadOnlyList<OtherRecord> others) =>
        ($"{title}: {others.Count}",
        new DataTable(title, [new("Record"), new("Names"), new("Date of birth"), new("Documents")],
            [.. others.Select(other => (IReadOnlyList<Cell>)[other.Title, other.Names, other.BirthDate, other.Documents])]) { ShowCaption = false, Empty = "None." });
}
