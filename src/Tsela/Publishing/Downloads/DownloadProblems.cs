using System.Globalization;
using Tsela.Disclosure;
using Tsela.Shared;

namespace Tsela.Publishing.Downloads;

internal static class DownloadProblems
{
    public static readonly Problem NoPictures = new(
        "download.no-pictures", "Pictures in PNG are drawn by Chromium, which is not on this machine. Take the chart as SVG: every browser and office program shows it.", ProblemKind.Unavailable);

    public static readonly Problem NoChart = new("download.no-chart", "This choice has no figure that could be drawn. Take the table as CSV: it says why.", ProblemKind.NotFound);

    public static Problem NotDrawn(string why) => new("download.not-drawn", $"{why} Take the chart as SVG.", ProblemKind.Unavailable);

    public static Problem Unknown(string id) => new("download.unknown", $"There is no public table '{id}', or no such version of it. All tables stand at /data.", ProblemKind.NotFound);

    public static Problem NotOpen(string series) => new("download.not-open", $"The register '{series}' is not open for questions. Those that are stand at /data/ask.", ProblemKind.NotFound);

    public static Problem ChosenInVain(string column) => new(
        "download.chosen-in-vain", $"The address chooses codes of '{column}' and does not ask by it, so the figures would be of everybody. Add by={column} to it, or take only.{column} out.");

    /// <param name="fewer">The end of an address that is small enough.</param>
    public static Problem TooLarge(string id, long size, long most, string fewer) => new(
        "download.too-large",
        string.Create(CultureInfo.InvariantCulture, $"{id} has room for {size:#,0} figures, most of them empty; JSON-stat has at most {most:#,0} here. Hold dimensions at codes, as /data/{id}.json?{fewer}, or take CSV, which has every figure."),
        ProblemKind.TooLarge);

    public static Problem UnknownCode(SafeDimension dimension, string code) => new(
        "download.unknown-code", $"'{code}' is no code of {dimension.Id} here. Take codes of its list, apart by commas: {string.Join(", ", dimension.Codes.Take(20).Select(one => one.Code))}{(dimension.Codes.Count > 20 ? ", ..." : "")}.");
}
