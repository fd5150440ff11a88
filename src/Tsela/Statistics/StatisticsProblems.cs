using Tsela.Shared;

namespace Tsela.Statistics;

public static class StatisticsProblems
{
    public static readonly Problem NothingToFreeze = new(
        "snapshot.nothing", "No delivery is in force yet, so there is nothing to make figures from. Submit a file first.", ProblemKind.Conflict);

    public static readonly Problem NoSnapshot = new(
        "snapshot.none", "No snapshot has been taken yet. Take one with ./tsela snapshot, or wait until the figures are made.", ProblemKind.NotFound);

    public static Problem UnknownSnapshot(Guid id) => new("snapshot.unknown", $"There is no snapshot {id}.", ProblemKind.NotFound);

    public static Problem UnknownIndicator(string id) => new("indicator.unknown", $"There is no indicator {id} in the national list.", ProblemKind.NotFound);

    public static Problem SnapshotFileMissing(string file) => new(
        "snapshot.file-missing", $"The snapshot's file {file} is missing. Restore it from a backup, or take a new snapshot.", ProblemKind.Unavailable);

    public static Problem SnapshotFileChanged(string file) => new(
        "snapshot.file-changed", $"The snapshot's file {file} is not the one that was written: its checksum differs. Restore it from a backup, or take a new snapshot.",
        ProblemKind.Unavailable);

    public static Problem SeriesNotInSnapshot(string series) => new(
        "snapshot.series-missing", $"Series {series} has no delivery in this snapshot.", ProblemKind.NotFound);
}
