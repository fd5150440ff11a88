using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>Makes the table of an indicator's figures: its breakdowns by its periods, with their symbols.</summary>
internal sealed class IndicatorTable(Indicator indicator, FigureBook book, CodeLabels labels)
{
    public const string Period = "period";
    public const string Total = "total";

    private static readonly Variable PeriodVariable = new(
        Period, "Period", Concept: null, VariableKind.Date, new Dictionary<string, string>(StringComparer.Ordinal), []);

    private readonly IReadOnlyList<Figure> figures = [.. book.Of(indicator.Id).Where(figure => figure.Value is not null)];

    public Indicator Indicator => indicator;

    /// <summary>The breakdowns that have figures, the total first.</summary>
    public IReadOnlyList<string> Breakdowns => [.. figures.Select(figure => NamesOf(figure.Breakdown)).Distinct(StringComparer.Ordinal).OrderBy(by => by != Total).ThenBy(by => by, StringComparer.Ordinal)];

    public static string NamesOf(string breakdown) =>
        breakdown == Answer.Total ? Total : string.Join(';', breakdown.Split(';').Select(part => part.Split('=', 2)[0]));

    /// <summary>The dimensions that a query places, those that it does not name in the rows.</summary>
    public Outcome<(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns)> Placed(TableQuery query)
    {
        var by = query.By.Length == 0 ? Total : query.By;
        if (figures.Count == 0)
        {
            return TableProblems.NoFigures(indicator.Id, book.WhyNot(indicator, book.LatestYear).Source);
        }

        if (!Breakdowns.Contains(by, StringComparer.Ordinal))
        {
            return TableProblems.UnknownBreakdown(indicator.Id, by, NearNames.Meant(by, Breakdowns));
        }

        List<string> all = by == Total ? [Period] : [.. by.Split(';'), Period];
        List<string> columns = [.. query.Columns.Where(all.Contains)];
        List<string> rows = [.. query.Rows.Where(name => all.Contains(name) && !columns.Contains(name, StringComparer.Ordinal))];
        if (!rows.Contains(Period, StringComparer.Ordinal) && !columns.Contains(Period, StringComparer.Ordinal))
        {
            // of a total the years go down the page, as people read a series
            (by == Total ? rows : columns).Add(Period);
        }

        rows.AddRange(all.Where(name => !rows.Contains(name, StringComparer.Ordinal) && !columns.Contains(name, StringComparer.Ordinal)));
        return (rows, columns);
    }

    public TableView Make(TableQuery query, IReadOnlyList<string> rows, IReadOnlyList<string> columns)
    {
        var by = query.By.Length == 0 ? Total : query.By;
        var shown = figures.Where(figure => NamesOf(figure.Breakdown) == by && IsAsked(figure, query)).ToList();
        List<string> names = [.. rows, .. columns];
        var cells = shown.Select(figure => new TableLayout.Filled(Codes(figure, names), figure.Value, figure.Symbol)).ToList();
        var headers = names.Select((name, i) => TableLayout.Header(Dimension(name), cells.Select(cell => cell.Codes[i]).Distinct(StringComparer.Ordinal), whole: null)).Select(Labelled).ToList();
        List<TableHeader> down = [.. headers.Take(rows.Count)];
        List<TableHeader> across = [.. headers.Skip(rows.Count)];
        var (rowPlaces, columnPlaces, values, symbols) = TableLayout.Of(down, across, cells, isWhole: false, otherwise: null);
        return new TableView($"{indicator.Id} {indicator.Name}", indicator.Unit, down, across, rowPlaces, columnPlaces, values, symbols, Notes(shown))
        {
            Source = string.Join("; ", shown.Select(figure => figure.Source).Distinct(StringComparer.Ordinal)), UpdatedAt = book.Manifest.MadeAt,
        };
    }

    private static bool IsAsked(Figure figure, TableQuery query) =>
        (query.Every switch { "" or "year" => figure.IsYearly, "quarter" => figure.Reference.Contains('Q', StringComparison.Ordinal), _ => !figure.IsYearly && !figure.Reference.Contains('Q', StringComparison.Ordinal) })
        && (query.FirstDay.Length == 0 || string.CompareOrdinal(figure.Reference, query.FirstDay[..Math.Min(4, query.FirstDay.Length)]) >= 0)
        && (query.LastDay.Length < 4 || figure.Reference.AsSpan(0, 4).CompareTo(query.LastDay.AsSpan(0, 4), StringComparison.Ordinal) <= 0);

    private static List<string> Codes(Figure figure, List<string> names)
    {
        var parts = figure.IsTotal ? [] : figure.Breakdown.Split(';').Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[^1], StringComparer.Ordinal);
        return [.. names.Select(name => name == Period ? figure.Reference : parts[name])];
    }

    private static ChosenDimension Dimension(string name) => name == Period
        ? new ChosenDimension(name, PeriodVariable.Title, PeriodVariable, new Engine.Tables.CodeDimension(name, name), DimensionRole.Time, PeriodVariable.Labels, IsWhole: false)
        : new ChosenDimension(
            name, char.ToUpperInvariant(name[0]) + name[1..], PeriodVariable with { Name = name, IsDistrict = name == "district" }, new Engine.Tables.CodeDimension(name, name),
            name switch { "sex" => DimensionRole.Sex, "age" => DimensionRole.Age, "district" => DimensionRole.Place, _ => DimensionRole.Class }, PeriodVariable.Labels, IsWhole: false);

    private TableHeader Labelled(TableHeader header)
    {
        var codes = header.Codes.Select(code => new TableCode(code.Code, header.Id == Period ? code.Code : labels.Of(header.Id, code.Code)));
        return header with { Codes = header.Role == DimensionRole.Age ? [.. codes.OrderBy(code => Lowest(code.Code))] : [.. codes] };
    }

    // 5-9 before 10-14
    private static int Lowest(string band) =>
        int.TryParse(string.Concat(band.TakeWhile(char.IsAsciiDigit)), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var age) ? age : int.MaxValue;

    private List<TableNote> Notes(List<Figure> shown) =>
    [
        .. TableNotes.Common(book.Manifest, shown.Exists(figure => figure.IsTraining)),
        new("Indicator", $"{indicator.Id} {indicator.Name}", $"/indicators/{indicator.Id}"),
        new("Definition", indicator.Definition),
        new("Counted", indicator.Numerator),
        .. indicator.Denominator is { } below ? [new TableNote("Over", below)] : Array.Empty<TableNote>(),
        new("Unit", indicator.Unit),
        new("Standard", indicator.Standard),
        .. shown.GroupBy(figure => figure.Source, StringComparer.Ordinal).Select(group => new TableNote("Source", $"{group.Key} ({string.Join(", ", group.Select(figure => figure.Reference).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))})")),
        .. shown.Exists(figure => figure.IsToDate) ? [new TableNote("To date", string.Join(", ", shown.Where(figure => figure.IsToDate).Select(figure => figure.Reference).Distinct(StringComparer.Ordinal)))] : Array.Empty<TableNote>(),
        new("Signs", string.Join("; ", Symbols.All.Select(one => $"{one.Symbol} {one.Meaning}"))),
    ];
}
