using Tsela.Shared;

namespace Tsela.Linkage;

public static class LinkageProblems
{
    public static readonly Problem NothingToLink = new(
        "linkage.nothing-to-link", "No delivery in force names persons in a series that takes part. Hand in files first; the page Linkage lists the series.", ProblemKind.Conflict);

    public static readonly Problem UnderWay = new(
        "linkage.under-way", "A linkage waits or works already. Wait for its end, or stop it on its page.", ProblemKind.Conflict);

    public static readonly Problem NothingNew = new(
        "linkage.nothing-new", "Nothing has changed since the last linkage: no delivery came or went, and no decision. To learn everything anew, ask for a full one.", ProblemKind.Conflict);

    public static readonly Problem RunUnknown = new("linkage.run-unknown", "This linkage is not there.", ProblemKind.NotFound);

    public static readonly Problem TakenElsewhere = new(
        "linkage.taken-elsewhere", "Another process of this installation works on this linkage, or it has ended meanwhile. Look at its page.", ProblemKind.Conflict);

    public static readonly Problem NotUnderWay = new("linkage.not-under-way", "This linkage does not run, so there is nothing to stop.", ProblemKind.Conflict);

    public static readonly Problem NotStopped = new("linkage.not-stopped", "Only a linkage that was stopped or failed can go on.", ProblemKind.Conflict);

    public static readonly Problem Overtaken = new(
        "linkage.overtaken", "A later linkage has finished since this one was stopped, so there is nothing to go on with. Ask for a new one.", ProblemKind.Conflict);

    public static readonly Problem Stopped = new(
        "linkage.stopped", "The linkage was stopped. What it has finished is kept; on its page it can go on.", ProblemKind.Conflict);

    public static Problem Refused(string why) => new("linkage.refused", why, ProblemKind.Conflict);
}
