using System.Globalization;
using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>A row for each figure of a table that is too thin for rows and columns, as estimates of which each counts something else.</summary>
internal sealed class Combinations(TableTemplate template, Cube cube, ReportPeriod period)
{
    /// <param name="axes">Dimensions, and time where the row says of when the figure is.</param>
    public IEnumerable<Line> Of(IReadOnlyList<string> axes)
    {
        var dimensions = cube.Table.Dimensions;
        List<int> places = [.. axes.Select(axis => Axes.IsTime(axis) ? dimensions.Count - 1 : cube.PlaceOf(axis))];
        if (places.Contains(-1) || cube.Given(template) is not { } given)
        {
            return [];
        }

        var others = Enumerable.Range(0, dimensions.Count).Where(place => !places.Contains(place)).ToList();
        return cube.Table.Cells.Where(cell => others.TrueForAll(place => IsAsked(cell, place, given)) && given.All(one => cell.At[one.Key] == one.Value) && IsOver(cell))
            .OrderBy(cell => dimensions[^1].Codes[cell.At[^1]].Code, StringComparer.Ordinal)
            .Select(cell => new Line(
                string.Join(", ", places.Select(place => dimensions[place].Codes[cell.At[place]].Label).Distinct(StringComparer.Ordinal)), dimensions[^1].Codes[cell.At[^1]].Code, 0, IsTotal: false, cube) { Own = cell });
    }

    private bool IsAsked(SafeCell cell, int place, Dictionary<int, int> given) =>
        given.ContainsKey(place) || cube.IsAny(template, place) || cube.Table.Dimensions[place].Codes[cell.At[place]].Code == SafeDimension.Total;

    private bool IsOver(SafeCell cell)
    {
        var code = cube.Table.Time.Codes[cell.At[^1]].Code;
        var first = ReportPeriod.Read(code)?.First ?? (DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue);
        return first <= period.Last;
    }
}
