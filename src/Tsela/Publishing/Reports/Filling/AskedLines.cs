using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>A row or a column that a table asks for.</summary>
/// <param name="Cube">Where the line is an indicator of its own; null where every cell of the line is looked for in the table's only one.</param>
/// <param name="Missing">Where the line is an indicator that is not public.</param>
/// <param name="Period">Where the line is a time.</param>
/// <param name="Axis">Where the line is a code of a dimension.</param>
internal sealed record Line(string Label, string? Code, int Depth, bool IsTotal, Cube? Cube = null, bool Missing = false, ReportPeriod? Period = null, string? Axis = null)
{
    /// <summary>Where the line is a combination: the one figure that it stands for.</summary>
    public SafeCell? Own { get; init; }
}

/// <summary>Finds the rows and columns of a table in what is public.</summary>
internal sealed class AskedLines(TableTemplate template, IReadOnlyList<(string Id, string Title, Cube? Cube)> sources, ReportPeriod period)
{
    /// <summary>The fewest times that a table over time is worth; with fewer of the last years, earlier ones are shown.</summary>
    private const int TimesMin = 2;

    private IEnumerable<Cube> Cubes => sources.Select(source => source.Cube).OfType<Cube>();

    public string TitleOf(string axis) => axis switch
    {
        Axes.Indicator => "What",
        Axes.Time => period.Kind switch { "year" => "Year", "quarter" => "Quarter", _ => "Month" },
        Axes.Month => "Month",
        Axes.Quarter => "Quarter",
        Axes.None => "",
        _ when Axes.IsCombined(axis) => Capital(string.Join(", ", Axes.Parts(axis).Select(part => TitleOf(part).ToLowerInvariant()))),
        _ => Cubes.Select(cube => (cube, place: cube.PlaceOf(axis))).Where(one => one.place >= 0).Select(one => one.cube.Table.Dimensions[one.place].Title).FirstOrDefault() ?? Capital(axis),
    };

    /// <summary>Empty where the axis is a dimension that no table has.</summary>
    public IReadOnlyList<Line> Of(string axis)
    {
        if (axis == Axes.Indicator)
        {
            return [.. sources.Select(source => new Line(source.Title, source.Id, 0, IsTotal: false, source.Cube, Missing: source.Cube is null))];
        }

        if (axis == Axes.None)
        {
            return [new Line("Total", Code: null, 0, IsTotal: true)];
        }

        if (Axes.IsCombined(axis))
        {
            return [.. Cubes.SelectMany(cube => new Combinations(template, cube, period).Of(Axes.Parts(axis)))];
        }

        return Axes.IsTime(axis) ? [.. Periods(axis).Select(one => new Line(one.Head, one.Code, 0, IsTotal: false, Period: one))] : Codes(axis);
    }

    private List<ReportPeriod> Periods(string axis)
    {
        if (axis is not Axes.Time && period.Kind == "year")
        {
            var year = Cubes.SelectMany(cube => cube.Periods(axis)).Select(one => one.Year).Where(one => one <= period.Year).DefaultIfEmpty(period.Year).Max();
            return [.. Enumerable.Range(1, axis == Axes.Month ? 12 : 4).Select(part => new ReportPeriod(axis, year, part))];
        }

        var asked = Enumerable.Range(0, template.Last).Select(period.Back).Reverse().ToList();
        var known = Cubes.SelectMany(cube => cube.Periods(period.Kind)).Where(one => one.First <= period.First).Distinct().OrderBy(one => one.First).ToList();
        // a census or a round comes once in many years: the years that are there, and no row of gaps between them
        if (known.Count == 0)
        {
            return asked;
        }

        if (template.Times == TableTemplate.KnownTimes)
        {
            return [.. known.TakeLast(template.Last)];
        }

        return asked.Count(known.Contains) >= Math.Min(TimesMin, known.Count) ? [.. asked.SkipWhile(one => one.First < known[0].First)] : [.. known.TakeLast(template.Last)];
    }

    private List<Line> Codes(string axis)
    {
        var lines = new List<Line>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cube in Cubes)
        {
            if (cube.PlaceOf(axis) is >= 0 and var place)
            {
                var parents = cube.Table.Dimensions[place].Codes.ToDictionary(code => code.Code, code => code.Parent, StringComparer.Ordinal);
                lines.AddRange(cube.Table.Dimensions[place].Codes.Where(code => seen.Add(code.Code))
                    .Select(code => new Line(code.Code == SafeDimension.Total ? "Total" : code.Label, code.Code, Depth(code, parents), code.Code == SafeDimension.Total, Axis: axis)));
            }
        }

        return lines;
    }

    private static int Depth(SafeCode code, Dictionary<string, string?> parents)
    {
        var depth = 0;
        for (var parent = code.Parent; parent is not null and not SafeDimension.Total && depth < 5; parent = parents.GetValueOrDefault(parent))
        {
            depth++;
        }

        return depth;
    }

    private static string Capital(string axis) => axis.Length == 0 ? axis : char.ToUpperInvariant(axis[0]) + axis[1..];
}
