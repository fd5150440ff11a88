using Tsela.Disclosure;
using Tsela.Shared.Charts;
using Tsela.Shared.Languages;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>The pictures of a table as it is chosen: lines over time, bars, the districts, a pyramid of ages.</summary>
internal sealed class TableCharts(PublicNames names, Texts texts)
{
    private const int LinesMax = 4;

    private const int BarsMax = 15;

    /// <summary>A line a code where they are few, else bars of the latest period.</summary>
    /// <returns>A <see cref="LineChart"/> or a <see cref="BarChart"/>; null where no figure is shown.</returns>
    public object? Main(TableView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view = view.Finished();
        var parts = view.Rows.Where(row => !row.IsTotal || view.RowsAre is null).ToList();
        parts = parts.Count == 0 ? [.. view.Rows] : parts;
        if (parts.All(row => row.Cells.All(cell => cell?.Value is null)))
        {
            return null;
        }

        return view.Periods.Count > 1 && parts.Count <= LinesMax ? Lines(view, parts) : Bars(view, parts);
    }

    /// <summary>Null where the table has no districts, or shows no figure of one.</summary>
    public DistrictMap? Map(Selection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var table = selection.Index.Table;
        var place = table.Dimensions.ToList().FindIndex(dimension => dimension.Kind == SafeDimensionKind.District);
        if (place < 0 || !selection.Index.Breakdowns.Contains(place))
        {
            return null;
        }

        var districts = selection with { By = place, Fixed = [.. selection.Index.Totals] };
        foreach (var period in districts.Periods.Reverse().OrderByDescending(period => period.IsOver(table)))
        {
            var values = table.Dimensions[place].Codes.Select((code, index) => (code.Code, Cell: selection.Index.Find(districts.At(period.Place, index))))
                .Where(one => one.Code.StartsWith("LS-", StringComparison.Ordinal)).ToList();
            if (values.Exists(one => one.Cell?.Value is not null))
            {
                return new DistrictMap(
                    texts.With("chart.districts", ("title", names.Title(table).Text), ("time", names.Time(period.Code))), names.Unit(table.Unit).Text,
                    values.ToDictionary(one => one.Code, one => one.Cell?.Value, StringComparer.Ordinal))
                {
                    Symbols = values.ToDictionary(one => one.Code, one => SymbolOf(one.Cell), StringComparer.Ordinal),
                };
            }
        }

        return null;
    }

    /// <summary>Men against women by age; null where the table does not have both at once.</summary>
    public PyramidChart? Pyramid(Selection selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var table = selection.Index.Table;
        var (sex, age) = (table.PlaceOf("sex"), table.PlaceOf("age"));
        if (sex < 0 || age < 0 || !selection.Index.Crosses(sex, age))
        {
            return null;
        }

        var (men, women) = (TableIndex.PlaceOf(table.Dimensions[sex], "M"), TableIndex.PlaceOf(table.Dimensions[sex], "F"));
        if (men < 0 || women < 0)
        {
            return null;
        }

        foreach (var period in selection.Periods.Reverse().OrderByDescending(period => period.IsOver(table)))
        {
            SafeCell? At(int ageCode, int sexCode) => selection.Index.Find(selection.Index.At(period.Place, (sex, sexCode), (age, ageCode)));
            var bands = table.Dimensions[age].Codes.Select((code, place) => (code, place)).Where(one => one.code.Code != SafeDimension.Total && IsLowest(table.Dimensions[age], one.code))
                .Select(one => (Band: names.Code(table.Dimensions[age], one.code).Text, Left: At(one.place, men), Right: At(one.place, women))).ToList();
            if (bands.Exists(band => band.Left?.Value is not null || band.Right?.Value is not null))
            {
                // the youngest and oldest bands of other periods, of which this one has nothing
                var (first, last) = (bands.FindIndex(IsThere), bands.FindLastIndex(IsThere));
                bands = bands[first..(last + 1)];
                return new PyramidChart(
                    texts.With("chart.pyramid", ("title", names.Title(table).Text), ("time", names.Time(period.Code))), names.Unit(table.Unit).Text,
                    names.Code(table.Dimensions[sex], table.Dimensions[sex].Codes[men]).Text, names.Code(table.Dimensions[sex], table.Dimensions[sex].Codes[women]).Text,
                    [.. bands.Select(band => (band.Band, band.Left?.Value, band.Right?.Value))])
                {
                    Symbols = [.. bands.Select(band => (SymbolOf(band.Left), SymbolOf(band.Right)))],
                };
            }
        }

        return null;
    }

    /// <summary>The total over time; a break in the figures breaks the line.</summary>
    public LineChart Trend(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        var title = names.Title(headline.Table).Text;
        return new LineChart(title, names.Unit(headline.Table.Unit).Text, [.. headline.Trend.Select(one => Short(one.Period))], [new ChartLine(title, [.. headline.Trend.Select(one => one.Value)])]);
    }

    private static bool IsThere((string Band, SafeCell? Left, SafeCell? Right) band) => band.Left is not null || band.Right is not null;

    private static bool IsLowest(SafeDimension dimension, SafeCode code) => dimension.Codes.All(other => other.Parent != code.Code);

    // where no figure stands, a picture says the same as its table
    private static string SymbolOf(SafeCell? cell) => cell is { Value: null } ? cell.Symbol : "";

    private static string Short(Period period) => period.Code;

    private LineChart Lines(TableView view, List<TableView.Row> rows)
    {
        var note = rows.Exists(row => row.Cells.Any(cell => cell is { IsBreak: true })) ? texts["chart.break"] : null;
        return new LineChart(
            TitleOf(view), names.Unit(view.Table.Unit).Text, [.. view.Periods.Select(Short)],
            [.. rows.Select(row => new ChartLine(NameOf(view, row), [.. row.Cells.Select(cell => cell?.Value)]) { BreaksAt = BreaksOf(row), Symbols = [.. row.Cells.Select(SymbolOf)] })], note);
    }

    private BarChart Bars(TableView view, List<TableView.Row> rows)
    {
        var last = Enumerable.Range(0, view.Periods.Count).Last(period => rows.Exists(row => row.Cells[period]?.Value is not null));
        var shown = rows.Where(row => row.Cells[last] is not null).OrderByDescending(row => row.Cells[last]!.Value ?? decimal.MinValue).Take(BarsMax).ToList();
        var note = rows.Count > shown.Count ? texts.With("chart.largest", ("shown", shown.Count), ("all", rows.Count)) : null;
        return new BarChart(
            texts.With("chart.at", ("title", TitleOf(view)), ("time", names.Time(view.Periods[last].Code))), names.Unit(view.Table.Unit).Text,
            [.. shown.Select(row => (NameOf(view, row), row.Cells[last]!.Value))], note)
        {
            Symbols = [.. shown.Select(row => SymbolOf(row.Cells[last]))],
        };
    }

    private static IReadOnlyList<int> BreaksOf(TableView.Row row) =>
        [.. Enumerable.Range(1, Math.Max(0, row.Cells.Count - 1)).Where(period => row.Cells[period] is { IsBreak: true })];

    private string TitleOf(TableView view)
    {
        var title = view.RowsAre is { } dimension
            ? texts.With("chart.by", ("title", names.Title(view.Table).Text), ("dimension", names.Dimension(dimension).Text.ToLowerInvariant()))
            : names.Title(view.Table).Text;
        return string.Join(". ", view.Selection.Narrowed.Select(place => names.CodeInFull(view.Table.Dimensions[place], view.Table.Dimensions[place].Codes[view.Selection.Fixed[place]])).Prepend(title));
    }

    private string NameOf(TableView view, TableView.Row row) => row.Code is { } code ? names.Code(view.RowsAre!, code).Text : names.Title(view.Table).Text;
}
