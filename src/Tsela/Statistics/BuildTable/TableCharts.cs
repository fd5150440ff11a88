using Tsela.Shared.Charts;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>The pictures that a table can be drawn as.</summary>
public sealed class TableCharts(TableView view)
{
    public const string None = "none";

    private const int BarsMax = 30;
    private const int LinesMax = 4;

    private readonly IReadOnlyList<TableHeader> headers = [.. view.Headers];

    public static readonly IReadOnlyList<(string Id, string Title)> Kinds =
        [("map", "Map"), ("flow", "Flow between districts"), ("pyramid", "Pyramid of ages"), ("line", "Lines"), ("bar", "Bars"), (None, "No picture")];

    /// <summary>The kinds that fit this table; the first is drawn where none is chosen.</summary>
    public IReadOnlyList<string> Fitting =>
    [
        .. new (string Kind, object? Chart)[] { ("flow", Flow), ("pyramid", Pyramid), ("line", Line), ("map", Map), ("bar", Bar) }.Where(one => one.Chart is not null).Select(one => one.Kind),
    ];

    public BarChart? Bar
    {
        get
        {
            if (headers.Count == 0 || Values(headers[0]) is not { Count: > 1 } values)
            {
                return null;
            }

            var shown = values.OrderByDescending(pair => pair.Value).Take(BarsMax).Select(pair => pair.Key).ToHashSet();
            return new BarChart(
                Title(headers[0]), view.Unit, [.. values.Where(pair => shown.Contains(pair.Key)).Select(pair => (headers[0].Codes[pair.Key].Label, pair.Value))],
                values.Count > BarsMax ? $"The largest {BarsMax} of {values.Count}; the table has them all." : null);
        }
    }

    public DistrictMap? Map => headers.FirstOrDefault(header => header.IsDistrict) is { } district && Values(district) is { Count: > 0 } values
        ? new DistrictMap(Title(district), view.Unit, values.ToDictionary(pair => district.Codes[pair.Key].Code, pair => pair.Value, StringComparer.Ordinal))
        : null;

    public LineChart? Line
    {
        get
        {
            if (headers.FirstOrDefault(header => header.Role == DimensionRole.Time) is not { } time || Ordered(time) is not { Count: > 1 } times)
            {
                return null;
            }

            List<string> labels = [.. times.Select(place => time.Codes[place].Label)];
            if (headers.FirstOrDefault(header => header != time) is { } other && Pairs(other, time) is { } pairs)
            {
                var largest = pairs.GroupBy(pair => pair.Key.First).OrderByDescending(group => group.Max(pair => pair.Value ?? 0)).Take(LinesMax).Select(group => group.Key).Order().ToList();
                var count = pairs.Select(pair => pair.Key.First).Distinct().Count();
                return new LineChart(
                    Title(other, time), view.Unit, labels,
                    [.. largest.Select(line => new ChartLine(other.Codes[line].Label, [.. times.Select(place => pairs.GetValueOrDefault((line, place)))]))],
                    count > LinesMax ? $"The {LinesMax} with the greatest figures of {count}; the table has them all." : null);
            }

            return Values(time) is { } values
                ? new LineChart(Title(time), view.Unit, labels, [new ChartLine(view.Unit, [.. times.Select(place => values.GetValueOrDefault(place))])])
                : null;
        }
    }

    public PyramidChart? Pyramid
    {
        get
        {
            var (age, sex) = (headers.FirstOrDefault(header => header.Role == DimensionRole.Age), headers.FirstOrDefault(header => header.Role == DimensionRole.Sex));
            if (age is null || sex is null || PlaceOf(sex, "M") is not { } male || PlaceOf(sex, "F") is not { } female || Pairs(age, sex) is not { } pairs)
            {
                return null;
            }

            return new PyramidChart(
                Title(age, sex), view.Unit, sex.Codes[male].Label, sex.Codes[female].Label,
                [.. Ordered(age).Select(band => (age.Codes[band].Label, pairs.GetValueOrDefault((band, male)), pairs.GetValueOrDefault((band, female))))]);
        }
    }

    public FlowChart? Flow => headers.Where(header => header.IsDistrict).ToList() is [var from, var to, ..] && Pairs(from, to) is { } pairs
        ? new FlowChart(
            Title(from, to), view.Unit, [.. from.Codes.Select(code => code.Label)], [.. to.Codes.Select(code => code.Label)],
            pairs.Where(pair => pair.Value > 0).ToDictionary(pair => pair.Key, pair => pair.Value!.Value))
        : null;

    private string Title(params IReadOnlyList<TableHeader> drawn)
    {
        var by = string.Join(" and ", drawn.Select(header => header.Title));
        var days = headers.Where(header => !drawn.Contains(header) && TakesLast(header)).Select(header => header.Codes[Ordered(header)[^1]].Label).ToList();
        return days.Count == 0 ? by : $"{by}, {string.Join(", ", days)}";
    }

    private static int? PlaceOf(TableHeader header, string code)
    {
        for (var i = 0; i < header.Codes.Count; i++)
        {
            if (header.Codes[i].Code == code)
            {
                return i;
            }
        }

        return null;
    }

    private static List<int> Ordered(TableHeader header) =>
        [.. Enumerable.Range(0, header.Codes.Count).Where(place => header.Codes[place] is { IsTotal: false, Code.Length: > 0 })];

    // days of a stock and periods of an indicator do not add up: the last one stands for now
    private bool TakesLast(TableHeader header) =>
        !header.Codes.Any(code => code.IsTotal) && (!view.IsAdditive || header.Id == Engine.Tables.AtDimension.UsualName) && header.Role == DimensionRole.Time && Ordered(header).Count > 0;

    private Dictionary<int, decimal?>? Values(TableHeader of) => Pairs(of, of)?.ToDictionary(pair => pair.Key.First, pair => pair.Value);

    /// <summary>The figures of two dimensions, over whatever else the table is broken down by; null where that does not add up.</summary>
    private Dictionary<(int First, int Second), decimal?>? Pairs(TableHeader first, TableHeader second)
    {
        var others = headers.Select((header, i) => (header, i)).Where(pair => pair.header != first && pair.header != second).ToList();
        var fixedAt = new Dictionary<int, int>();
        foreach (var (header, i) in others)
        {
            if (PlaceOf(header, Engine.Tables.Tabulation.Total) is { } total)
            {
                fixedAt[i] = total;
            }
            else if (TakesLast(header))
            {
                fixedAt[i] = Ordered(header)[^1];
            }
            else if (!view.IsAdditive)
            {
                return null;
            }
        }

        var (a, b) = (IndexOf(first), IndexOf(second));
        var sums = new Dictionary<(int, int), decimal?>();
        for (var row = 0; row < view.Rows.Count; row++)
        {
            for (var column = 0; column < view.Columns.Count; column++)
            {
                int Place(int header) => header < view.RowHeaders.Count ? view.Rows[row][header] : view.Columns[column][header - view.RowHeaders.Count];
                if (view.At(row, column) is { } value && fixedAt.All(pair => Place(pair.Key) == pair.Value) && !first.Codes[Place(a)].IsTotal && !second.Codes[Place(b)].IsTotal)
                {
                    sums[(Place(a), Place(b))] = (sums.GetValueOrDefault((Place(a), Place(b))) ?? 0) + value;
                }
            }
        }

        return sums;
    }

    private int IndexOf(TableHeader header)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i] == header)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"The table has no header {header.Id}.");
    }
}
