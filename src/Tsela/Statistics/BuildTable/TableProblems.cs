using System.Globalization;
using Tsela.Shared;

namespace Tsela.Statistics.BuildTable;

/// <summary>What a table can get wrong beyond its question.</summary>
internal static class TableProblems
{
    public static readonly Problem NoShareOfMean = new(
        "table.no-share", "A mean or a median has no share of a whole. Choose records, persons or a sum, or take the share out.");

    public static readonly Problem AgeNeedsDay = new(
        "table.age-needs-day", "An age is the age on a day. Choose a stock on a day, or the events of a period, under Time.");

    public static readonly Problem NothingChosen = new(
        "table.nothing-chosen", "The address names neither a series nor an indicator. Begin at /tables.");

    public static readonly Problem SeriesAndIndicator = new(
        "table.series-and-indicator", "A table is made from a series or from an indicator, not from both. Choose one.");

    public static Problem UnknownTime(string text, string nearest) => new("table.unknown-time", $"'{text}' is not a time that can be asked for. {nearest}");

    public static Problem WrongPeriod(DateOnly first, DateOnly last) => new(
        "table.wrong-period", string.Create(CultureInfo.InvariantCulture,
            $"From {first:yyyy-MM-dd} to {last:yyyy-MM-dd} there is no such day, or too many. Choose a first day before the last one, at most a hundred years apart."));

    public static Problem NoChoiceOfCodes(string title, string name) => new(
        "table.no-codes", $"{title} is not filtered by codes. Give its limits, as from.{name} and to.{name}.");

    public static Problem NoLimits(string title, string name) => new(
        "table.no-limits", $"{title} has codes, and no lowest or highest value. Choose its codes, as only.{name}.");

    public static Problem UnknownSeries(string id, string nearest) => new("table.unknown-series", $"There is no series '{id}'. {nearest}");

    public static Problem UnknownIndicator(string id, string nearest) => new("table.unknown-indicator", $"There is no indicator '{id}' in the national list. {nearest}");

    public static Problem UnknownBreakdown(string indicator, string by, string nearest) => new("table.unknown-breakdown", $"{indicator} has no figures by '{by}'. {nearest}");

    public static Problem NoFigures(string indicator, string reason) => new("table.no-figures", $"{indicator} has no figure in this snapshot: {reason}.", ProblemKind.Conflict);

    public static Problem UnknownSnapshot(string text) => new(
        "table.unknown-snapshot", $"There is no snapshot '{text}'. Leave it out for the latest, or take an id from the list of snapshots.");

    public static Problem Damaged(string what) => new(
        "table.damaged", $"{what} Restore the snapshot's files from a backup, or take a new snapshot.", ProblemKind.Unavailable);

    public static Problem TooLarge(long cells, long most, string advice) => new(
        "table.too-large", string.Create(CultureInfo.InvariantCulture, $"This table would have up to {cells:#,0} cells, more than the {most:#,0} that can be made here. {advice}"), ProblemKind.TooLarge);
}
