using Tsela.Shared;

namespace Tsela.Linkage.ReviewPairs;

public static class ReviewProblems
{
    public static readonly Problem Unknown = new("review.unknown", "There is no such pair for you.", ProblemKind.NotFound);

    public static readonly Problem NotShown = new(
        "review.not-shown", "You had not opened this pair, or it was laid before somebody else after you left it. Your answer was not kept; here is the next one.", ProblemKind.Conflict);

    public static readonly Problem Settled = new(
        "review.settled", "This pair was settled meanwhile. Your answer was not kept; here is the next one.", ProblemKind.Conflict);

    public static readonly Problem AlreadyYours = new(
        "review.already-yours", "You have given your opinion on this pair. To change it, open it again from your decisions.", ProblemKind.Conflict);

    public static readonly Problem ThirdMustDecide = new(
        "review.third", "Two reviewers disagree here, and a third decides. This pair cannot be skipped; leave the page to leave it to others.", ProblemKind.Conflict);

    public static readonly Problem NothingToTakeBack = new("review.nothing-to-take-back", "There is no opinion of yours to take back.", ProblemKind.Conflict);

    public static readonly Problem WaitsForThird = new(
        "review.waits-for-third", "Others have given their opinion on this pair, and it waits for a third reviewer already. Your opinion stays on record beside theirs.", ProblemKind.Conflict);

    public static readonly Problem NoAnswer = new(
        "review.no-answer", "The form said none of the answers that there are, so nothing was kept. Choose one of the buttons below the pair.");

    public static readonly Problem NoteTooLong = new("review.note-too-long", "A note has at most 1,000 letters.");

    public static Problem RunNotReadable(Guid run) => new(
        "review.run-not-readable", $"The files of linkage {run} cannot be read, so its pairs cannot be shown. Run the linkage again, in full; where that does not help, tell the administrator.", ProblemKind.Unavailable);
}
