using Tsela.Shared;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics;

public static class StatisticsProblems
{
    public static readonly Problem NothingToFreeze = new(
        "snapshot.nothing", "No delivery is in force yet, so there is nothing to make figures from. Submit a file first.", ProblemKind.Conflict);

    public static readonly Problem NoSnapshot = new(
        "snapshot.none", "No snapshot has been taken yet. Take one with ./tsela snapshot, or wait until the figures are made.", ProblemKind.NotFound);

    public static readonly Problem NoSnapshotForTables = NoSnapshot with { Kind = ProblemKind.Conflict };

    public static readonly Problem OneSnapshot = new(
        "change.one-snapshot", "There is one snapshot so far, and nothing to compare it with. The next delivery leads to another one; until then two years can be compared, with the years in the address: ?from=2023&to=2024.", ProblemKind.Conflict);

    public static Problem UnknownSnapshotText(string text) => new(
        "change.unknown", $"There is no snapshot and no year '{text}'. Choose two snapshots, or two years such as 2023 and 2024.");

    public static Problem UnknownSnapshot(Guid id) => new("snapshot.unknown", $"There is no snapshot {id}.", ProblemKind.NotFound);

    public static Problem UnknownIndicator(string id) => new("indicator.unknown", $"There is no indicator {id} in the national list.", ProblemKind.NotFound);

    public static Problem UnknownYear(int year) => new(
        "indicator.unknown-year", $"There are no figures of the year {year}. Give a year from {Reference.FirstYear} to {Reference.LastYear}, or none for every year.");

    /// <param name="known">What can be asked for, as words.</param>
    public static Problem UnknownChoice(string what, string text, string known) => new(
        "adequacy.unknown-choice", $"There is no {what} '{text}' in the adequacy report. {known}");

    public static Problem UnknownOverlap(string id) => new(
        "overlap.unknown", $"There is no overlap '{id}'. They are OV1 to OV17; all of them stand at /overlaps.", ProblemKind.NotFound);

    public static Problem UnknownFigure(string indicator, string reference, string breakdown) => new(
        "figure.unknown", $"{indicator} has no figure of {reference} for {breakdown} in this snapshot. Look at the indicator's page for those it has.", ProblemKind.NotFound);

    public static Problem SnapshotFileMissing(string file) => new(
        "snapshot.file-missing", $"The snapshot's file {file} is missing. Restore it from a backup, or take a new snapshot.", ProblemKind.Unavailable);

    public static Problem SnapshotFileChanged(string file) => new(
        "snapshot.file-changed", $"The snapshot's file {file} is not the one that was written: its checksum differs. Restore it from a backup, or take a new snapshot.",
        ProblemKind.Unavailable);

    public static Problem SnapshotOfAnotherForm(string file) => new(
        "snapshot.another-form", $"The snapshot's file {file} was written by another version of the program, which this one cannot read. Take a new snapshot: the records are all there.",
        ProblemKind.Unavailable);

    public static Problem SnapshotDefinitionsUnusable(Guid id, string fault) => new(
        "snapshot.definitions-unusable", $"The indicators as they were defined for snapshot {id} cannot be computed by this version of the program: {fault}. Compute it with the version that its manifest names, or take a new snapshot.",
        ProblemKind.Unavailable);

    /// <param name="sentence">Names the file and what is wrong with it.</param>
    public static Problem SnapshotDamaged(string sentence) => new("snapshot.file-changed", sentence, ProblemKind.Unavailable);

    public static Problem SeriesNotInSnapshot(string series) => new(
        "snapshot.series-missing", $"Series {series} has no delivery in this snapshot.", ProblemKind.NotFound);

    public static readonly Problem ReasonMissing = new("office.reason-missing", "Give the reason: it is kept with the entry for whoever reads it later.");

    public static readonly Problem EntryRace = new(
        "office.race", "Somebody else has entered the same at the same moment, and nothing of yours was kept. Look at what is there, and try again.", ProblemKind.Conflict);

    public static readonly Problem SecondPerson = new(
        "estimate.second-person", "You entered this estimate yourself. Somebody else must look at it.", ProblemKind.Conflict);

    public static Problem UnknownEstimate(int number) => new("estimate.unknown", $"There is no estimate ES-{number}.", ProblemKind.NotFound);

    public static Problem UnknownGrouping(string key) => new("grouping.unknown", $"There is no such grouping or version: {key}.", ProblemKind.NotFound);

    public static Problem AlreadyEstimated(string name) => new(
        "estimate.already", $"{name} estimates this already. Open it and enter a new version there.", ProblemKind.Conflict);

    public static Problem NotInForce(string name) => new(
        "office.not-in-force", $"{name} is not in force any more: it was withdrawn or retired. Look at its history.", ProblemKind.Conflict);
}
