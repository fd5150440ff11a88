using Tsela.Shared;

namespace Tsela.Publishing.Releases;

public static class ReleaseProblems
{
    public static readonly Problem NumberRace = new(
        "release.race", "Others prepared releases at the same moment, again and again. No release was kept; send it again.", ProblemKind.Conflict);

    public static readonly Problem ChangedMeanwhile = new(
        "release.changed", "Somebody else acted on this release at the same moment. Nothing was changed; look at it again.", ProblemKind.Conflict);

    public static readonly Problem SignedMeanwhile = new(
        "release.signed-meanwhile", "Another release was approved at the same moment, and this one was not. Look at it again: it may have to be prepared afresh.", ProblemKind.Conflict);

    public static readonly Problem NotSignedYet = new(
        "release.not-signed", "A statistician has not signed yet. The head signs after the statistician who answers for the figures.", ProblemKind.Conflict);

    public static readonly Problem SamePerson = new(
        "release.same-person", "You signed this release as its statistician. Another person must sign it as the head.", ProblemKind.Conflict);

    public static readonly Problem ReasonMissing = new("release.reason-missing", "Say why the release is taken back, in at most 1,000 characters. It is kept in the audit trail.");

    public static readonly Problem HourUnreadable = new(
        "release.hour", "Write the day as 2026-12-01 and the hour as 10:00, in the time of Lesotho, and choose an hour that is still to come.");

    public static readonly Problem UnknownPreparation = new("release.unknown-preparation", "Nobody asked for this release. Look at the release desk.", ProblemKind.NotFound);

    public static Problem UnknownSnapshot(string text) => new(
        "release.unknown-snapshot", $"There is no snapshot '{text}'. Take its address from the page of the snapshot, or leave it out to use the latest.", ProblemKind.NotFound);

    public static Problem Unknown(string code) => new("release.unknown", $"There is no release {code}. The release desk lists those there are.", ProblemKind.NotFound);

    public static Problem NotAsItWas(IEnumerable<string> faults) => new(
        "release.not-as-it-was", $"The same cannot be asked for again. {string.Join(" ", faults)} Choose 'Change what was asked for'.");

    /// <param name="times">How often it has failed so far.</param>
    public static Problem Outage(Exception failure, int times) => new(
        "release.outage", $"{Away(failure)} ({(times == 1 ? "tried once" : $"tried {times} times")}). It is tried again by itself, after a longer while each time. Tell those who keep the system, if nobody works on it.",
        ProblemKind.Unavailable);

    public static Problem LastingOutage(Exception failure, int times) => new(
        "release.lasting-outage",
        $"{Away(failure)}. It was tried {times} times and is not tried any more; nothing was kept. Have those who keep the system {(DiskFailure.Is(failure) ? "make room on its disk" : "bring the database back")}, then prepare it again.",
        ProblemKind.Unavailable);

    public static Problem NothingLeft(IEnumerable<string> reasons) => new(
        "release.nothing-left", $"None of the chosen tables can be protected under its policy, so there is nothing to release. {string.Join(" ", reasons)}");

    public static Problem ProtectedBefore(string code, string other) => new(
        "release.protected-before",
        $"{other} was approved after {code} was protected, so {code} was not protected together with it and the two might give somebody away. Take {code} back and prepare it again.", ProblemKind.Conflict);

    public static Problem AlreadySigned(string by) => new("release.signed", $"{by} has signed it already, and it is not signed twice. Look at the release again.", ProblemKind.Conflict);

    public static Problem AlreadyPublic(string code) => new(
        "release.public", $"{code} is public. What is public stays citable; prepare a correction of it instead.", ProblemKind.Conflict);

    public static Problem WasTakenBack(string code) => new("release.taken-back", $"{code} was taken back. Prepare a new release.", ProblemKind.Conflict);

    public static Problem NotPublicToCorrect(string code) => new(
        "release.nothing-to-correct", $"{code} is not public, so there is nothing to correct. Take it back and prepare a new release.", ProblemKind.Conflict);

    private static string Away(Exception failure) =>
        DiskFailure.Is(failure) ? "The disk of this system is full or cannot be written" : "The database of this system does not answer";
}
