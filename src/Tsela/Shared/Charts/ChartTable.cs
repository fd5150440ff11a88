namespace Tsela.Shared.Charts;

/// <summary>The numbers behind a chart, for those who cannot see it and for the script that makes it explorable.</summary>
public sealed record ChartTable(string Title, string Unit, string? Note, string RowsAre, IReadOnlyList<string> Columns, IReadOnlyList<ChartTable.Row> Rows)
{
    public sealed record Row(string Label, string? Code, IReadOnlyList<decimal?> Values)
    {
        /// <summary>Places of values that do not compare with those of the row before.</summary>
        public IReadOnlyList<int> Breaks { get; init; } = [];

        /// <summary>What stands in the places of values that are null; empty where each is not available.</summary>
        public IReadOnlyList<string> Symbols { get; init; } = [];

        public string Shown(int place) => ChartNumbers.Shown(Values[place], Symbols.ElementAtOrDefault(place));
    }

    public static ChartTable Of(LineChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var rows = chart.Labels.Select((label, index) => new Row(label, Code: null, [.. chart.Lines.Select(line => line.Values[index])])
        {
            Breaks = [.. Enumerable.Range(0, chart.Lines.Count).Where(line => chart.Lines[line].BreaksAt.Contains(index))],
            Symbols = [.. chart.Lines.Select(line => line.Symbols.ElementAtOrDefault(index) ?? "")],
        });
        return new(chart.Title, chart.Unit, chart.Note, "When", [.. chart.Lines.Select(line => line.Name)], [.. rows]);
    }

    public static ChartTable Of(BarChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var rows = chart.Bars.Select((bar, index) => new Row(bar.Label, Code: null, [bar.Value]) { Symbols = [.. chart.Symbols.Skip(index).Take(1)] });
        return new(chart.Title, chart.Unit, chart.Note, "What", [chart.Unit], [.. rows]);
    }

    public static ChartTable Of(PyramidChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        // oldest first, as the picture has them
        var rows = chart.Bands.Select((band, index) => new Row(band.Band, Code: null, [band.Left, band.Right])
        {
            Symbols = [.. chart.Symbols.Skip(index).Take(1).SelectMany(symbols => (string[])[symbols.Left, symbols.Right])],
        }).Reverse();
        return new(chart.Title, chart.Unit, chart.Note, "Age", [chart.LeftName, chart.RightName], [.. rows]);
    }

    public static ChartTable Of(FlowChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var rows = chart.From.Select((name, from) => new Row(
            name, Code: null, [.. Enumerable.Range(0, chart.To.Count).Select(to => (decimal?)chart.Flows.GetValueOrDefault((from, to)))]));
        return new(chart.Title, chart.Unit, chart.Note, "From", [.. chart.To.Select(name => $"to {name}")], [.. rows]);
    }

    public static ChartTable Of(DistrictMap chart, DistrictOutlines outlines)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(outlines);
        var names = outlines.Districts.ToDictionary(district => district.Code, district => district.Name, StringComparer.Ordinal);
        var rows = names.Keys.Union(chart.Values.Keys).Order(StringComparer.Ordinal)
            .Select(code => new Row(names.GetValueOrDefault(code, code), code, [chart.Values.GetValueOrDefault(code)]) { Symbols = [chart.Symbols.GetValueOrDefault(code, "")] });
        return new(chart.Title, chart.Unit, chart.Note, "District", [chart.Unit], [.. rows]);
    }
}
