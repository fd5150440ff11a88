using System.Globalization;
using Tsela.Disclosure;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>A public table whose cells are found by place.</summary>
internal sealed class Cube
{
    private readonly Dictionary<(long Place, int Time), SafeCell> cells = [];
    private readonly long[] sizes;
    private readonly (ReportPeriod? Period, DateOnly? Day)[] times;
    private readonly Dictionary<string, int>[] codes;

    public Cube(PublicTable table)
    {
        Public = table;
        var dimensions = Table.Dimensions;
        sizes = new long[dimensions.Count];
        for (var (place, size) = (0, 1L); place < dimensions.Count; size *= dimensions[place].Codes.Count, place++)
        {
            sizes[place] = size;
        }

        codes = [.. dimensions.Select(dimension => dimension.Codes.Select((code, index) => (code.Code, index)).ToDictionary(one => one.Code, one => one.index, StringComparer.Ordinal))];
        times = [.. Table.Time.Codes.Select(code => Time(code.Code))];
        foreach (var cell in Table.Cells)
        {
            cells[(Key(cell.At), cell.At[^1])] = cell;
        }
    }

    public PublicTable Public { get; }

    public SafeTable Table => Public.Table;

    /// <summary>Place of a dimension by the name that a template has for it; below 0 where the table has none.</summary>
    public int PlaceOf(string axis)
    {
        var plain = Axes.Plain(axis);
        for (var place = 0; place < Table.Dimensions.Count - 1; place++)
        {
            if (Axes.Plain(Table.Dimensions[place].Id) == plain || Axes.Plain(Table.Dimensions[place].Title) == plain)
            {
                return place;
            }
        }

        return -1;
    }

    public int CodeAt(int place, string code) => codes[place].GetValueOrDefault(code, -1);

    /// <summary>The places of the totals; null where a dimension has none, unless it is among those that are given or may be any.</summary>
    public int[]? Totals(IReadOnlyDictionary<int, int> given, TableTemplate? template = null)
    {
        var at = new int[Table.Dimensions.Count];
        for (var place = 0; place < at.Length - 1; place++)
        {
            var isAny = template is not null && IsAny(template, place);
            at[place] = given.TryGetValue(place, out var code) ? code : isAny ? -1 : CodeAt(place, SafeDimension.Total);
            if (at[place] < 0 && !isAny)
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>The codes that a template and its lines ask for by name; null where the table has not got one of them.</summary>
    public Dictionary<int, int>? Given(TableTemplate template, params IEnumerable<Line> lines)
    {
        // what is asked of another source alone is not asked here
        var at = (template.At ?? new Dictionary<string, string>()).Select(one => (Axis: one.Key.Split(':'), Code: one.Value)).Where(one => one.Axis.Length == 1 || one.Axis[0] == Table.Id)
            .Select(one => (Axis: one.Axis[^1], one.Code));
        var given = new Dictionary<int, int>();
        foreach (var (axis, code) in at.Concat(lines.Where(line => line.Axis is not null).Select(line => (Axis: line.Axis!, Code: line.Code!))))
        {
            var place = PlaceOf(axis);
            if (place < 0 && code == SafeDimension.Total)
            {
                continue;
            }

            if (place < 0 || CodeAt(place, code) is not (>= 0 and var found))
            {
                return null;
            }

            given[place] = found;
        }

        return given;
    }

    public bool IsAny(TableTemplate template, int place) => template.Any?.Any(axis => PlaceOf(axis) == place) == true;

    /// <summary>The figure at the places; of one that may be any, below 0, the only figure there is.</summary>
    public SafeCell? Cell(int[] at, int time)
    {
        at[^1] = time;
        if (at.Any(code => code < 0))
        {
            var found = Table.Cells.Where(cell => at.Zip(cell.At).All(one => one.First < 0 || one.First == one.Second)).Take(2).ToList();
            return found.Count == 1 ? found[0] : null;
        }

        return cells.GetValueOrDefault((Key(at), time));
    }

    /// <summary>The time of the table that stands for a period; of a stock its last day in it. Below 0 where there is none.</summary>
    public int TimeAt(ReportPeriod period)
    {
        var found = -1;
        for (var index = 0; index < times.Length; index++)
        {
            var (own, day) = times[index];
            if (own == period)
            {
                return index;
            }

            if (day >= period.First && day <= period.Last && (found < 0 || day > times[found].Day))
            {
                found = index;
            }
        }

        return found;
    }

    /// <summary>The times that lie between two periods, and that of the later one.</summary>
    public IEnumerable<int> TimesAfter(ReportPeriod before, ReportPeriod latest)
    {
        var last = TimeAt(latest);
        return Enumerable.Range(0, times.Length).Where(index => index == last
            || (times[index].Day is { } day && day > before.Last && day <= times[last].Day)
            || (times[index].Period is { } period && period.Kind == latest.Kind && period.First > before.First && period.First < latest.First));
    }

    /// <summary>The periods of a kind for which the table has a time, the earliest first.</summary>
    public IEnumerable<ReportPeriod> Periods(string kind) => times
        .Select(time => time.Period is { } own ? (own.Kind == kind ? own : null) : OfDay(kind, time.Day!.Value))
        .OfType<ReportPeriod>().Distinct().OrderBy(period => period.First);

    private static ReportPeriod OfDay(string kind, DateOnly day) => kind switch
    {
        "year" => ReportPeriod.OfYear(day.Year),
        "quarter" => new("quarter", day.Year, ((day.Month - 1) / 3) + 1),
        _ => new("month", day.Year, day.Month),
    };

    private static (ReportPeriod? Period, DateOnly? Day) Time(string code) =>
        ReportPeriod.Read(code) is { } period ? (period, null)
        : DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (null, day)
        : (new ReportPeriod("other", 0, 0), null);

    // time apart, so that the product of the others stays small
    private long Key(IReadOnlyList<int> at)
    {
        var key = 0L;
        for (var place = 0; place < sizes.Length - 1; place++)
        {
            key += sizes[place] * at[place];
        }

        return key;
    }
}
